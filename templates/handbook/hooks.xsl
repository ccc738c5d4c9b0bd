<?xml version="1.0" encoding="UTF-8"?>
<!-- Hooks: empty templates that the folder of option "templates" can fill to add content
     without replacing the built-in content around it.  These are the hooks of both editions;
     web/hooks.xsl has those of the site and print/hooks.xsl those of the book.  A custom template
     whose name begins with "hook-" but is not a hook is reported. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- In a practice: below its question, and after all its content. -->
<xsl:template name="hook-before-practice"/>
<xsl:template name="hook-after-practice"/>

</xsl:stylesheet>
