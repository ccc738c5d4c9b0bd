<?xml version="1.0" encoding="UTF-8"?>
<!-- The day of the rules, as a state of the site: the days that one can choose in the head of every
     page, and on the pages of an earlier day a band that says so, and what has become of the answer.
     The sites of all days have the same pages; one that a day lacks says that it does. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<xsl:variable name="days" select="$handbook/d:days/d:day"/>
<xsl:variable name="main-day" select="$days[@main]"/>
<xsl:variable name="is-earlier" select="boolean($main-day[not(@here)])"/>

<!-- The day in the bar below the head: with other days, a list that opens. -->
<xsl:template name="day-line">
  <xsl:param name="href" select="'index.html'"/>
  <xsl:choose>
    <xsl:when test="$days">
      <details class="day"><summary><xsl:value-of select="f:word('as-read-on', $handbook/@d:as-of-text)"/></summary>
        <nav class="days" aria-label="{f:word('web.day-choose')}"><ul>
          <xsl:for-each select="$days"><xsl:sort select="@date" order="descending"/>
            <li><a href="{@path}{$href}"><xsl:attribute name="data-day"><xsl:if test="not(@main)"><xsl:value-of select="@date"/></xsl:if></xsl:attribute><xsl:value-of select="@text"/></a></li>
          </xsl:for-each>
        </ul></nav></details>
      <script data-kept="{f:word('web.day-kept', '#1')}"><xsl:if test="$is-earlier"><xsl:attribute name="data-root"><xsl:value-of select="$main-day/@path"/></xsl:attribute><xsl:attribute name="data-here"><xsl:value-of select="$days[@here]/@date"/></xsl:attribute></xsl:if><d:asset name="day.js"/></script>
    </xsl:when>
    <xsl:otherwise><p class="day"><xsl:value-of select="f:word('as-read-on', $handbook/@d:as-of-text)"/></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Depends on the page: the targets of the list, the band, and for a practice its answer
     today. -->
<xsl:template name="day-fills">
  <xsl:param name="href"/>
  <xsl:param name="says"/>
  <xsl:variable name="page"><xsl:choose><xsl:when test="$href"><xsl:value-of select="$href"/></xsl:when><xsl:otherwise><xsl:value-of select="'index.html'"/></xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:if test="$days">
    <d:fill name="day"><xsl:call-template name="day-line"><xsl:with-param name="href" select="$page"/></xsl:call-template></d:fill>
    <xsl:if test="$is-earlier">
      <d:fill name="band"><xsl:call-template name="day-band"><xsl:with-param name="href" select="$page"/><xsl:with-param name="says" select="$says"/></xsl:call-template></d:fill>
    </xsl:if>
  </xsl:if>
</xsl:template>

<xsl:template name="day-band">
  <xsl:param name="href" select="'index.html'"/>
  <xsl:param name="says"/>
  <aside class="band" aria-label="{f:word('web.day-choose')}"><div class="in"><p>
    <b><xsl:value-of select="f:word('web.day-band', $handbook/@d:as-of-text)"/></b>
    <xsl:if test="$says"><xsl:text> </xsl:text><xsl:value-of select="$says"/></xsl:if>
    <xsl:for-each select="self::h:practice/d:today"><xsl:text> </xsl:text><xsl:call-template name="day-today"/></xsl:for-each>
    <xsl:text> </xsl:text><a href="{$main-day/@path}{$href}" data-day=""><xsl:value-of select="f:word('web.day-today')"/></a></p></div></aside>
</xsl:template>

<xsl:template name="day-today">
  <xsl:choose>
    <xsl:when test="@kind = 'same'"><xsl:value-of select="f:word('web.day-same')"/></xsl:when>
    <xsl:when test="@was != @is">
      <xsl:variable name="changed" select="f:word('web.day-different', f:word(concat('verdict.', @was)), f:word(concat('verdict.', @is)))"/>
      <xsl:choose>
        <xsl:when test="@since-text"><xsl:value-of select="f:word('sentence', f:word('fact.uncertain', $changed, string(@since-text)))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="f:word('sentence', $changed)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:when>
    <xsl:when test="@kind = 'others'"><xsl:value-of select="f:word('web.day-others')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="f:word('web.day-reworded')"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Takes the place of every page that does not exist on this day. -->
<xsl:template name="absent-page">
  <xsl:if test="$days">
    <d:page href="-absent.html" kind="absent" title="{f:word('web.title', f:word('web.day-absent', string(@d:as-of-text)), string($title))}">
      <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
      <xsl:call-template name="head"><xsl:with-param name="href" select="'-absent.html'"/></xsl:call-template>
      <d:fill name="body"><main class="narrow" id="main" tabindex="-1">
        <h1><xsl:value-of select="f:word('web.day-absent', string(@d:as-of-text))"/></h1>
        <ul><xsl:for-each select="$days[not(@here)]"><xsl:sort select="@date" order="descending"/><li><a href="{@path}-absent.html"><xsl:value-of select="f:word('as-read-on', string(@text))"/></a></li></xsl:for-each></ul>
      </main></d:fill>
    </d:page>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
