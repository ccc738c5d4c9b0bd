<?xml version="1.0" encoding="UTF-8"?>
<!-- The hooks of the book.  The context node is the handbook. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- On the cover, below the subtitle; at the end of the imprint; whole parts (section) of the
     book, before the chapters and at its end. -->
<xsl:template name="hook-cover"/>
<xsl:template name="hook-imprint"/>
<xsl:template name="hook-before-chapters"/>
<xsl:template name="hook-after-index"/>

</xsl:stylesheet>
