<?xml version="1.0" encoding="UTF-8"?>
<!-- What changed: a page of the site, as wide as the matrix. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h f">

<xsl:template name="changes-page">
  <xsl:if test="$has-changes">
    <d:part name="changes">
      <h1><xsl:value-of select="f:word('changes')"/></h1>
      <p class="lead"><xsl:call-template name="changes-lead"/></p>
      <div class="scroll"><table class="chg">
        <xsl:call-template name="changes-head"/>
        <xsl:for-each select="d:changes/d:group"><tbody><xsl:apply-templates select="."/></tbody></xsl:for-each>
      </table></div>
    </d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'changes'"/>
      <xsl:with-param name="title-text" select="f:word('changes')"/>
      <xsl:with-param name="class" select="'wide'"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- Where it is, in lists of pages. -->
<xsl:template name="changes-item">
  <xsl:if test="$has-changes"><li><a href="changes.html"><xsl:value-of select="f:word('changes')"/></a></li></xsl:if>
</xsl:template>

</xsl:stylesheet>
