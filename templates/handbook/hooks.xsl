<?xml version="1.0" encoding="UTF-8"?>
<!-- Hooks: empty templates that the folder of option "templates" fills in, to add something where it
     stands without replacing what is around it.  Here are those of both editions; the site's are
     in web/hooks.xsl, the book's in print/hooks.xsl.  A template of one's own whose name begins
     with "hook-" and is none of them is reported. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- At a practice: below its question; and behind all it says. -->
<xsl:template name="hook-before-practice"/>
<xsl:template name="hook-after-practice"/>

</xsl:stylesheet>
