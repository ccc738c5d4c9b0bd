<?xml version="1.0" encoding="UTF-8"?>
<!-- What changed: its own pages, after the guides. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<xsl:template name="changes">
  <xsl:if test="d:changes">
    <xsl:call-template name="part">
      <xsl:with-param name="id" select="'_changes'"/>
      <xsl:with-param name="title" select="f:word('changes')"/>
      <xsl:with-param name="running" select="f:word('changes.running')"/>
      <xsl:with-param name="class" select="'changes'"/>
      <xsl:with-param name="master" select="'front'"/>
      <xsl:with-param name="body">
        <p class="lead"><xsl:call-template name="changes-lead"/></p>
        <table class="chg">
          <xsl:call-template name="changes-head"/>
          <tbody><xsl:apply-templates select="d:changes/d:group"/></tbody>
        </table>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="changes-span"><xsl:attribute name="colspan">7</xsl:attribute></xsl:template>
<xsl:template name="changes-head-page"><th class="pg" scope="col" data-edition="print"><xsl:value-of select="f:word('page')"/></th></xsl:template>
<xsl:template name="change-page"><td class="pg" data-edition="print"><a class="page" href="#{@practice}"/></td></xsl:template>

</xsl:stylesheet>
