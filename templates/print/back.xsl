<?xml version="1.0" encoding="UTF-8"?>
<!-- The back of the printed book: examples, facts, sources, glossary, index. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<xsl:template name="scenarios">
  <xsl:if test="h:scenario[not(@in)]">
    <xsl:call-template name="part">
      <xsl:with-param name="id" select="'_scenarios'"/>
      <xsl:with-param name="title" select="f:word('examples')"/>
      <xsl:with-param name="class" select="'scenarios'"/>
      <xsl:with-param name="body"><xsl:apply-templates select="h:scenario[not(@in)]"/></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="figures">
  <xsl:if test="h:facts/h:fact">
    <xsl:call-template name="part">
      <xsl:with-param name="id" select="'_figures'"/>
      <xsl:with-param name="title" select="f:word('figures')"/>
      <xsl:with-param name="class" select="'figures'"/>
      <xsl:with-param name="body"><xsl:call-template name="figures-table"/></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="sources">
  <xsl:call-template name="part">
    <xsl:with-param name="id" select="'_sources'"/>
    <xsl:with-param name="title" select="f:word('sources-head')"/>
    <xsl:with-param name="class" select="'sources'"/>
    <xsl:with-param name="body"><xsl:call-template name="sources-list"/></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- The list of sources is numbered; facts refer to these numbers. -->
<xsl:key name="listed-source" match="/h:handbook/d:sources/d:source" use="@ref"/>
<xsl:template name="number-of-source">
  <xsl:param name="source"/>
  <xsl:for-each select="key('listed-source', $source/@xml:id)"><xsl:value-of select="count(preceding-sibling::d:source) + 1"/></xsl:for-each>
</xsl:template>

<xsl:template name="source-number">
  <xsl:attribute name="data-marker"><xsl:call-template name="number-of-source"><xsl:with-param name="source" select="."/></xsl:call-template></xsl:attribute>
</xsl:template>

<xsl:template name="value-source">
  <xsl:param name="source"/>
  <a href="#{$source/@xml:id}" title="{$source/h:title}"><f:message key="marks"><f:with><xsl:call-template name="number-of-source"><xsl:with-param name="source" select="$source"/></xsl:call-template></f:with></f:message></a>
</xsl:template>

<xsl:template name="source-address">
  <xsl:if test="@href"><p class="url" data-edition="print"><a href="{@href}"><xsl:value-of select="@href"/></a></p></xsl:if>
</xsl:template>

<xsl:template name="words">
  <xsl:if test="d:words/d:word">
    <xsl:call-template name="part">
      <xsl:with-param name="id" select="'_words'"/>
      <xsl:with-param name="title" select="f:word('words')"/>
      <xsl:with-param name="class" select="'words'"/>
      <xsl:with-param name="body"><xsl:call-template name="words-list"/></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="index">
  <xsl:if test="d:index/d:letter">
    <xsl:call-template name="part">
      <xsl:with-param name="id" select="'_index'"/>
      <xsl:with-param name="title" select="f:word('index')"/>
      <xsl:with-param name="class" select="'index'"/>
      <xsl:with-param name="body">
        <p class="note full" data-edition="print"><xsl:value-of select="f:word('index.hint')"/></p>
        <div class="ix">
          <xsl:for-each select="d:index/d:letter">
            <p class="L"><xsl:value-of select="@name"/></p>
            <xsl:for-each select="d:entry">
              <p class="e"><xsl:call-template name="index-entry"/></p>
              <xsl:for-each select="d:sub"><p class="s"><xsl:call-template name="index-entry"/></p></xsl:for-each>
            </xsl:for-each>
          </xsl:for-each>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="index-entry">
  <xsl:value-of select="@text"/>
  <xsl:if test="d:locator"><xsl:value-of select="$comma"/><span class="pages"><xsl:apply-templates select="d:locator"/></span></xsl:if>
  <xsl:for-each select="d:see"><xsl:value-of select="$comma"/><f:message key="index.see"><f:with><em><xsl:value-of select="f:word('see')"/></em></f:with><f:with><xsl:value-of select="@text"/></f:with></f:message></xsl:for-each>
</xsl:template>

<xsl:template match="d:locator">
  <a class="page" href="#{@ref}">
    <xsl:if test="@main"><xsl:attribute name="class">page main</xsl:attribute></xsl:if>
    <xsl:if test="@to"><xsl:attribute name="data-to"><xsl:value-of select="@to"/></xsl:attribute></xsl:if>
  </a>
</xsl:template>

</xsl:stylesheet>
