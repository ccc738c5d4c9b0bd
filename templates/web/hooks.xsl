<?xml version="1.0" encoding="UTF-8"?>
<!-- The hooks of the site.  The context node is the handbook; what they add is on every page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- At the end of head. -->
<xsl:template name="hook-head"/>

<!-- More sources for a directive of the page's policy: "script-src", "style-src", "img-src",
     "font-src", "connect-src" or "form-action". -->
<xsl:template name="hook-policy"><xsl:param name="directive"/></xsl:template>

<!-- In the header of the page, before and after its links; below the header; around the footer. -->
<xsl:template name="hook-before-nav"/>
<xsl:template name="hook-after-nav"/>
<xsl:template name="hook-notice"/>
<xsl:template name="hook-before-footer"/>
<xsl:template name="hook-after-footer"/>

</xsl:stylesheet>
