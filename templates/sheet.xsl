<?xml version="1.0" encoding="UTF-8"?>
<!-- The common part of sheets: editions of one or a few pages, for each role or for all roles.
     They use parts of the book, but do not refer to its pages. -->
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

<!-- A sheet for each role; overridden by a sheet for all roles. -->
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

<!-- Overridden: not empty for a role for which the sheet would be empty.  The first role
     always gets one. -->
<xsl:template name="sheet-is-idle"/>

<!-- The publisher's brand. -->
<xsl:template name="sheet-brand">
  <p class="brand-line"><b><xsl:apply-templates select="$handbook/h:title" mode="words"/></b>
    <xsl:if test="$handbook/h:publisher"><xsl:value-of select="$space"/><span><xsl:value-of select="$handbook/h:publisher"/></span></xsl:if></p>
</xsl:template>

<!-- The answer of a practice to the role: the first rule that applies to it. -->
<xsl:template name="role-answer">
  <xsl:param name="role"/>
  <xsl:variable name="rules" select="d:strip/d:role[@role = $role]/@rules"/>
  <xsl:choose>
    <xsl:when test="$rules"><xsl:apply-templates select="key('id', substring-before(concat($rules, ' '), ' '))" mode="said"/></xsl:when>
    <xsl:when test="not(d:strip)"><xsl:apply-templates select="(h:rule | d:exempting/d:from/h:rule)[@d:part = 'speaks'][1]" mode="said"/></xsl:when>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
