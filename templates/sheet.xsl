<?xml version="1.0" encoding="UTF-8"?>
<!-- What the sheets share: editions of a page or a few, one for each role or for all.  They are made
     of the book's parts, but nothing in them refers to a page of the book. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<xsl:import href="proviso:print.xsl"/>

<xsl:template match="h:handbook">
  <html>
    <xsl:copy-of select="@xml:lang | @d:at"/>
    <head><title><xsl:value-of select="h:title"/></title></head>
    <body data-footer-start="{h:title}" data-footer-end="{f:word('as-read-on', @d:as-of-text)}" data-continued="{f:word('continued')}">
      <xsl:call-template name="sheets"/>
    </body>
  </html>
</xsl:template>

<!-- One for each role; overridden by a sheet for all. -->
<xsl:template name="sheets">
  <xsl:for-each select="d:matrix/d:role">
    <xsl:variable name="idle"><xsl:call-template name="sheet-is-idle"/></xsl:variable>
    <xsl:if test="not(string($idle)) or position() = 1">
      <section class="sheet" data-master="sheet" data-running="{$handbook/h:title}">
        <xsl:call-template name="sheet-brand"/>
        <xsl:call-template name="sheet"><xsl:with-param name="role" select="@id"/><xsl:with-param name="name" select="@plural"/></xsl:call-template>
      </section>
    </xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- Overridden: some text for a role to whom the sheet would say nothing.  The first has one anyway. -->
<xsl:template name="sheet-is-idle"/>

<!-- Whose it is. -->
<xsl:template name="sheet-brand">
  <p class="brand-line"><b><xsl:apply-templates select="$handbook/h:title" mode="words"/></b>
    <xsl:if test="$handbook/h:publisher"><xsl:value-of select="$space"/><span><xsl:value-of select="$handbook/h:publisher"/></span></xsl:if></p>
</xsl:template>

<!-- What the handbook says to the role, at a practice: its first rule there. -->
<xsl:template name="role-answer">
  <xsl:param name="role"/>
  <xsl:variable name="rules" select="d:strip/d:role[@role = $role]/@rules"/>
  <xsl:choose>
    <xsl:when test="$rules"><xsl:apply-templates select="key('id', substring-before(concat($rules, ' '), ' '))" mode="said"/></xsl:when>
    <xsl:when test="not(d:strip)"><xsl:apply-templates select="(h:rule | d:exempting/d:from/h:rule)[@d:part = 'speaks'][1]" mode="said"/></xsl:when>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
