<?xml version="1.0" encoding="UTF-8"?>
<!-- The printed edition: the whole book in order, in the elements of
     generator/print/box/box.h.  The templates decide the order; theme.xml decides the appearance. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<xsl:import href="proviso:handbook.xsl"/>
<xsl:include href="proviso:print/front.xsl"/>
<xsl:include href="proviso:print/how.xsl"/>
<xsl:include href="proviso:print/matrix.xsl"/>
<xsl:include href="proviso:print/guide.xsl"/>
<xsl:include href="proviso:print/change.xsl"/>
<xsl:include href="proviso:print/practice.xsl"/>
<xsl:include href="proviso:print/back.xsl"/>
<xsl:include href="proviso:print/hooks.xsl"/>

<!-- For a printing press: the book has a back cover. -->
<xsl:param name="press" select="false()"/>

<xsl:template match="/">
  <xsl:apply-templates select="h:handbook"/>
</xsl:template>

<xsl:template match="h:handbook">
  <html>
    <xsl:copy-of select="@xml:lang | @d:at"/>
    <head><title><xsl:value-of select="h:title"/></title></head>
    <body data-footer-start="{h:title}" data-footer-end="{f:word('as-read-on', @d:as-of-text)}" data-continued="{f:word('continued')}">
      <xsl:call-template name="cover"/>
      <xsl:call-template name="imprint"/>
      <xsl:call-template name="contents"/>
      <xsl:call-template name="how-to-read"/>
      <xsl:call-template name="matrix"/>
      <xsl:call-template name="guides"/>
      <xsl:call-template name="changes"/>
      <xsl:call-template name="hook-before-chapters"/>
      <xsl:for-each select="h:chapter">
        <xsl:apply-templates select="." mode="sequence"/>
        <f:emit/>
      </xsl:for-each>
      <!-- The parts at the back follow one another without page breaks. -->
      <section class="back" data-master="back" data-running="{h:title}">
        <xsl:call-template name="scenarios"/>
        <xsl:call-template name="figures"/>
        <xsl:call-template name="sources"/>
        <xsl:call-template name="words"/>
        <xsl:call-template name="index"/>
      </section>
      <xsl:call-template name="hook-after-index"/>
      <xsl:if test="$press"><xsl:call-template name="back-cover"/></xsl:if>
    </body>
  </html>
</xsl:template>

<!-- A part of the book with a title: a page sequence if it has a master, or else part of one. -->
<xsl:template name="part">
  <xsl:param name="id"/>
  <xsl:param name="title"/>
  <xsl:param name="class"/>
  <xsl:param name="master"/>
  <xsl:param name="running" select="$title"/>
  <xsl:param name="body"/>
  <section class="{$class}" id="{$id}" data-running="{$running}">
    <xsl:if test="$master"><xsl:attribute name="data-master"><xsl:value-of select="$master"/></xsl:attribute></xsl:if>
    <h1 class="{$class}-title"><xsl:value-of select="$title"/></h1>
    <xsl:copy-of select="$body"/>
  </section>
</xsl:template>

<!-- ============================================================ References -->

<!-- "3.4 (arrow) 34": the number and page of the target. -->
<xsl:template name="page-of">
  <xsl:param name="target"/>
  <span data-edition="print"><f:message key="reference.page"><f:with><a class="page" href="#{$target}"/></f:with></f:message></span>
</xsl:template>

<xsl:template name="ref-page">
  <xsl:param name="target"/>
  <xsl:param name="number"/>
  <xsl:choose>
    <xsl:when test="node()">
      <span class="xref nb" data-edition="print"><xsl:value-of select="$space"/><xsl:choose>
        <xsl:when test="string($number)"><f:message key="reference.aside"><f:with><xsl:value-of select="$number"/></f:with><f:with><a class="page" href="#{$target}"/></f:with></f:message></xsl:when>
        <xsl:otherwise><f:message key="reference.aside-page"><f:with><a class="page" href="#{$target}"/></f:with></f:message></xsl:otherwise>
      </xsl:choose></span>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="page-of"><xsl:with-param name="target" select="$target"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="short-reference">
  <xsl:param name="target"/>
  <span class="x"><a href="#{$target/@xml:id}"><xsl:value-of select="$target/@d:number"/></a>
    <xsl:call-template name="page-of"><xsl:with-param name="target" select="$target/@xml:id"/></xsl:call-template></span>
</xsl:template>

<!-- "Passing a tool on, 1.2 (arrow) 30", for lists. -->
<xsl:template name="see">
  <p class="see"><a href="#{@ref}"><xsl:call-template name="numbered-title"/></a>
    <xsl:call-template name="page-of"><xsl:with-param name="target" select="@ref"/></xsl:call-template></p>
</xsl:template>

</xsl:stylesheet>
