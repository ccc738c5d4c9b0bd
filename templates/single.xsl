<?xml version="1.0" encoding="UTF-8"?>
<!-- The whole handbook as one HTML file: the parts of the site in the order of the book, with their
     style sheets, scripts, signs and pictures inside, and links that stay in the file
     (generator/web/site.c).  Search and role work as on the site; without scripts their controls are
     not shown. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h f">

<xsl:import href="proviso:web.xsl"/>

<!-- One file at any size, in one language, of one day. -->
<xsl:variable name="is-large" select="false()"/>
<xsl:variable name="all-is-split" select="false()"/>
<xsl:variable name="index-is-long" select="false()"/>
<xsl:variable name="languages" select="/.."/>
<xsl:variable name="days" select="/.."/>

<xsl:variable name="home-page" select="'#main'"/>
<xsl:variable name="own-sheet" select="$handbook/d:dress/@sheet"/>
<xsl:variable name="style-sources"><xsl:value-of select="&quot;'hash:site.css'&quot;"/><xsl:if test="$own-sheet"><xsl:value-of select="&quot; 'hash:extra.css'&quot;"/></xsl:if></xsl:variable>
<xsl:variable name="image-sources" select="'data:'"/>
<xsl:variable name="fetch-sources" select="''"/>

<xsl:template match="/">
  <d:site>
    <xsl:for-each select="$handbook">
      <xsl:call-template name="search"/>
      <d:part name="frame"><xsl:call-template name="frame"/></d:part>
      <xsl:call-template name="matrix-part"/>
      <xsl:call-template name="how-page"/>
      <xsl:apply-templates select="h:guide" mode="parts"/>
      <xsl:call-template name="guides-page"/>
      <xsl:call-template name="changes-page"/>
      <xsl:apply-templates select="h:chapter | h:chapter/h:practice" mode="parts"/>
      <xsl:call-template name="scenarios-page"/>
      <xsl:call-template name="figures-page"/>
      <xsl:call-template name="sources-page"/>
      <xsl:call-template name="words-page"/>
      <xsl:call-template name="index-page"/>
      <xsl:call-template name="contents-page"/>
      <xsl:call-template name="single-page"/>
    </xsl:for-each>
  </d:site>
</xsl:template>

<xsl:template name="single-page">
  <d:page href="handbook.html" kind="all" title="{$title}">
    <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
    <d:fill name="policy"><xsl:call-template name="policy"><xsl:with-param name="last" select="&quot;'hash:single.js'&quot;"/></xsl:call-template></d:fill>
    <d:fill name="head">
      <meta name="generator" content="Proviso"/>
      <meta name="description" content="{normalize-space($summary)}"/>
    </d:fill>
    <d:fill name="body">
      <main class="narrow" id="main" tabindex="-1">
        <section id="all--search" hidden="hidden" aria-labelledby="search-title">
          <h2 class="s" id="search-title"><xsl:value-of select="f:word('web.search')"/></h2>
          <xsl:call-template name="search-results"/>
          <div id="search-without"></div>
        </section>
        <h1><xsl:value-of select="$title"/></h1>
        <xsl:call-template name="for-role"/>
        <xsl:call-template name="translation-notice"/>
        <xsl:call-template name="home-about"/>
        <xsl:if test="h:about"><xsl:call-template name="about"/></xsl:if>
        <xsl:if test="h:notice"><div class="notice"><xsl:apply-templates select="h:notice/h:*"/></div></xsl:if>
        <xsl:call-template name="whole-part"><xsl:with-param name="part" select="'contents'"/></xsl:call-template>
        <xsl:if test="h:guide"><xsl:call-template name="whole-part"><xsl:with-param name="part" select="'guides'"/></xsl:call-template></xsl:if>
        <xsl:call-template name="whole-book"/>
      </main>
    </d:fill>
    <d:fill name="last"><script><d:asset name="single.js"/></script></d:fill>
  </d:page>
</xsl:template>

<!-- Parts have no pages, and there is nothing beside this one. -->
<xsl:template name="part-page"/>
<xsl:template name="role-changes-pages"/>
<xsl:template name="site-links"/>
<xsl:template name="all-item"/>

<xsl:template name="style-sheets">
  <style><d:asset name="site.css"/></style>
  <xsl:if test="$own-sheet"><style><d:asset name="extra.css"/></style></xsl:if>
</xsl:template>

<!-- Results are at the head of the page itself. -->
<xsl:template name="search-target"><xsl:attribute name="hidden">hidden</xsl:attribute></xsl:template>
<xsl:template name="search-place"><xsl:value-of select="concat('#', @xml:id)"/></xsl:template>

<xsl:template name="role-choice"><xsl:attribute name="hidden">hidden</xsl:attribute></xsl:template>
<xsl:template name="role-target"/>

</xsl:stylesheet>
