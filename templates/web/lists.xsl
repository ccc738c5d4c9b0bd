<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands at the back of the book. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<xsl:template name="scenarios-page">
  <xsl:if test="$free-scenarios">
    <d:part name="examples"><h1><xsl:value-of select="f:word('examples')"/></h1><xsl:apply-templates select="$free-scenarios"/></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'examples'"/>
      <xsl:with-param name="title-text" select="f:word('examples')"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="figures-page">
  <xsl:if test="$has-figures">
    <d:part name="figures"><h1><xsl:value-of select="f:word('figures')"/></h1><div class="scroll"><xsl:call-template name="figures-table"/></div></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'figures'"/>
      <xsl:with-param name="title-text" select="f:word('figures')"/>
      <xsl:with-param name="class" select="'wide'"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="sources-page">
  <d:part name="sources"><h1><xsl:value-of select="f:word('sources-head')"/></h1><xsl:call-template name="sources-list"/></d:part>
  <xsl:call-template name="part-page">
    <xsl:with-param name="part" select="'sources'"/>
    <xsl:with-param name="title-text" select="f:word('sources-head')"/>
  </xsl:call-template>
</xsl:template>

<xsl:template name="words-page">
  <xsl:if test="$has-words">
    <d:part name="words"><h1><xsl:value-of select="f:word('words')"/></h1><xsl:call-template name="words-list"/></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'words'"/>
      <xsl:with-param name="title-text" select="f:word('words')"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- A locator is a link to its practice, by number. -->
<xsl:template match="d:locator">
  <xsl:value-of select="$comma"/>
  <a href="#{@ref}"><xsl:choose>
      <xsl:when test="@main"><b><xsl:value-of select="@number"/></b></xsl:when>
      <xsl:otherwise><xsl:value-of select="@number"/></xsl:otherwise>
    </xsl:choose></a>
</xsl:template>
<xsl:template match="d:see"><xsl:value-of select="$comma"/><f:message key="index.see"><f:with><em><xsl:value-of select="f:word('see')"/></em></f:with><f:with><xsl:value-of select="@text"/></f:with></f:message></xsl:template>

<xsl:template name="index-list">
  <div class="ix">
    <xsl:for-each select="d:index/d:letter">
      <section><h2><xsl:value-of select="@name"/></h2>
        <ul><xsl:for-each select="d:entry">
          <li><xsl:value-of select="@text"/><xsl:apply-templates select="d:locator | d:see"/>
            <xsl:if test="d:sub"><ul><xsl:for-each select="d:sub"><li><xsl:value-of select="@text"/><xsl:apply-templates select="d:locator | d:see"/></li></xsl:for-each></ul></xsl:if></li>
        </xsl:for-each></ul></section>
    </xsl:for-each>
  </div>
</xsl:template>

<xsl:template name="index-page">
  <xsl:if test="$has-index">
    <d:part name="a-z"><h1><xsl:value-of select="f:word('index')"/></h1><xsl:call-template name="index-list"/></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'a-z'"/>
      <xsl:with-param name="title-text" select="f:word('index')"/>
      <xsl:with-param name="class" select="'wide'"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
