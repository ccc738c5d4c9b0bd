<?xml version="1.0" encoding="UTF-8"?>
<!-- How to read this book: the meaning of verdicts and roles, and the parts of a page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<xsl:template name="how-to-read">
  <xsl:call-template name="part">
    <xsl:with-param name="id" select="'_how'"/>
    <xsl:with-param name="title" select="f:word('how')"/>
    <xsl:with-param name="class" select="'how'"/>
    <xsl:with-param name="master" select="'front'"/>
    <xsl:with-param name="body">
      <xsl:call-template name="how-lead"/>
      <xsl:call-template name="how-notes"/>
      <div class="legend"><xsl:call-template name="how-legend"/></div>
      <xsl:call-template name="anatomy"/>
      <xsl:call-template name="how-conventions"/>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="legend">
  <xsl:param name="verdict"/>
  <div class="leg">
    <p class="h {f:sign($verdict)}"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template><span class="w"><xsl:value-of select="f:word(concat('verdict.', $verdict))"/></span></p>
    <p><xsl:call-template name="meaning"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template></p>
  </div>
</xsl:template>

<!-- Beside the verdicts: explanations that concern every page. -->
<xsl:template name="how-notes">
  <div class="notes">
  <aside data-at="_how-lead"><h2><xsl:value-of select="f:word('how.ink-head')"/></h2><div class="about"><p><xsl:value-of select="f:word('how.ink')"/></p></div></aside>
  <xsl:if test="d:matrix/d:role[2]">
    <aside data-at="_how-lead"><h2><xsl:value-of select="f:word('how.roles-head')"/></h2><div class="about"><xsl:call-template name="how-roles"/></div></aside>
  </xsl:if>
  <aside data-at="_how-lead"><h2><xsl:value-of select="f:word('how.standing-head')"/></h2><div class="about">
    <xsl:call-template name="standing-notes"/></div></aside>
  <aside data-at="_how-lead"><h2><xsl:value-of select="f:word('how.dates-head')"/></h2><div class="about"><xsl:call-template name="how-dates"/></div></aside>
  <xsl:call-template name="how-pages"/>
  </div>
</xsl:template>

<!-- Below the drawn page: how rule tables and guides are read, in columns. -->
<xsl:template name="how-conventions">
  <xsl:variable name="tables"><xsl:call-template name="how-tables"/></xsl:variable>
  <xsl:if test="string($tables) or h:guide">
    <section class="explained">
      <xsl:if test="string($tables)"><h2><xsl:value-of select="f:word('how.tables-head')"/></h2><xsl:copy-of select="$tables"/></xsl:if>
      <xsl:if test="h:guide"><h2><xsl:value-of select="f:word('how.guides-head')"/></h2><xsl:call-template name="how-guides"/></xsl:if>
    </section>
  </xsl:if>
</xsl:template>

<!-- Shows a practice of this book: the second one of a chapter, if any. -->
<xsl:template name="how-pages">
  <xsl:for-each select="((h:chapter/h:practice[2])[1] | (h:chapter/h:practice)[1])[last()]">
    <aside data-at="_how-lead" data-edition="print"><h2><xsl:value-of select="f:word('how.pages-head')"/></h2>
      <div class="about"><p><xsl:value-of select="f:word('how.pages-number', string(@d:number), string(../@d:number), substring-after(@d:number, '.'))"/><xsl:value-of select="$sentence-space"/>
        <f:message key="how.pages-arrow"><f:with><xsl:call-template name="short-reference"><xsl:with-param name="target" select="."/></xsl:call-template></f:with></f:message></p></div></aside>
  </xsl:for-each>
</xsl:template>

<xsl:template name="standing-note">
  <xsl:param name="standing"/>
  <xsl:param name="authority"/>
  <p><xsl:call-template name="standing-line"><xsl:with-param name="standing" select="$standing"/><xsl:with-param name="authority" select="$authority"/></xsl:call-template></p>
</xsl:template>

<!-- The name of the bars is that of the authority they show. -->
<xsl:template name="bars">
  <xsl:param name="standing"/>
  <i aria-hidden="true"><xsl:attribute name="class">bars <xsl:choose>
    <xsl:when test="$standing = 3">official</xsl:when>
    <xsl:when test="$standing = 2">moderator</xsl:when>
    <xsl:when test="$standing = 1">community</xsl:when>
    <xsl:otherwise>third-party</xsl:otherwise>
  </xsl:choose></xsl:attribute></i>
</xsl:template>

<!-- ============================================================ What stands where

     A page of a practice, drawn, with a call-out for each part at its height.  Parts are items of
     one list: on the left a piece of the drawn page, which is bars of the theme's colours and its
     signs, and no text; then the line to the call-out; then what it says. -->

<xsl:template name="anatomy">
  <xsl:variable name="practices" select="h:chapter/h:practice"/>
  <xsl:variable name="provided" select="count($practices[h:rule/h:provided][1])"/>
  <xsl:variable name="table" select="count($practices[d:table][1])"/>
  <xsl:variable name="because" select="count($practices[h:rule/h:because][1])"/>
  <xsl:variable name="short"><xsl:for-each select="$practices"><xsl:call-template name="is-short"/></xsl:for-each></xsl:variable>
  <xsl:variable name="last" select="2 + $provided + $table + $because + count(h:scenario[1])"/>
  <!-- Left out if all questions are short, because no page looks like the drawing. -->
  <xsl:if test="string-length($short) &lt; string-length(true()) * count($practices)">
  <div class="anatomy">
    <h2 class="small"><xsl:value-of select="f:word('how.parts')"/></h2>
    <ol>
      <xsl:call-template name="anatomy-part">
        <xsl:with-param name="last" select="$last"/>
        <xsl:with-param name="n" select="1"/>
        <xsl:with-param name="part" select="'question'"/>
        <xsl:with-param name="text" select="f:word('how.part.question')"/>
        <xsl:with-param name="drawn">
          <div class="running"/>
          <div class="two">
            <div><div class="bar label"/><div class="bar title"/><div class="bar title short"/></div>
            <div><div class="drop"/><xsl:call-template name="anatomy-note"/><div class="bar small"/></div>
          </div>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="anatomy-part">
        <xsl:with-param name="last" select="$last"/>
        <xsl:with-param name="n" select="2"/>
        <xsl:with-param name="part" select="'answer'"/>
        <xsl:with-param name="text" select="f:word('how.part.answer')"/>
        <xsl:with-param name="drawn">
          <div class="two">
            <div class="no"><div class="bar rule"/>
              <div class="word"><p><i class="sign no" aria-hidden="true"/></p><div><div class="bar verdict"/></div></div>
              <div class="bar said"/><div class="bar said short"/></div>
            <div><xsl:call-template name="anatomy-note"/></div>
          </div>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="$provided">
      <xsl:call-template name="anatomy-part">
        <xsl:with-param name="last" select="$last"/>
        <xsl:with-param name="n" select="3"/>
        <xsl:with-param name="part" select="'provided'"/>
        <xsl:with-param name="text" select="f:word('how.part.provided')"/>
        <xsl:with-param name="drawn"><div class="bar section wide"/>
          <div class="tick-off"><div class="if"><div class="square"/></div><div><div class="bar"/></div></div>
          <div class="tick-off"><div class="if"><div class="square"/></div><div><div class="bar short"/></div></div></xsl:with-param>
      </xsl:call-template></xsl:if>
      <xsl:if test="$table">
      <xsl:call-template name="anatomy-part">
        <xsl:with-param name="last" select="$last"/>
        <xsl:with-param name="n" select="3 + $provided"/>
        <xsl:with-param name="part" select="'table'"/>
        <xsl:with-param name="text" select="f:word('how.part.table')"/>
        <xsl:with-param name="drawn">
          <div class="rows">
            <xsl:call-template name="anatomy-row"/>
            <xsl:call-template name="anatomy-row"><xsl:with-param name="sign" select="'no'"/></xsl:call-template>
            <xsl:call-template name="anatomy-row"><xsl:with-param name="sign" select="'yes'"/></xsl:call-template>
            <xsl:call-template name="anatomy-row"><xsl:with-param name="sign" select="'if'"/></xsl:call-template>
          </div>
        </xsl:with-param>
      </xsl:call-template></xsl:if>
      <xsl:if test="$because">
      <xsl:call-template name="anatomy-part">
        <xsl:with-param name="last" select="$last"/>
        <xsl:with-param name="n" select="3 + $provided + $table"/>
        <xsl:with-param name="part" select="'because'"/>
        <xsl:with-param name="text" select="f:word('how.part.because')"/>
        <xsl:with-param name="drawn"><div class="bar section"/><div class="bar"/><div class="bar"/><div class="bar short"/></xsl:with-param>
      </xsl:call-template></xsl:if>
      <xsl:if test="h:scenario">
      <xsl:call-template name="anatomy-part">
        <xsl:with-param name="last" select="$last"/>
        <xsl:with-param name="n" select="3 + $provided + $table + $because"/>
        <xsl:with-param name="part" select="'example'"/>
        <xsl:with-param name="text" select="f:word('how.part.example')"/>
        <xsl:with-param name="drawn">
          <div class="story">
            <xsl:call-template name="anatomy-step"><xsl:with-param name="sign" select="'yes'"/></xsl:call-template>
            <xsl:call-template name="anatomy-step"><xsl:with-param name="sign" select="'no'"/></xsl:call-template>
          </div>
        </xsl:with-param>
      </xsl:call-template></xsl:if>
    </ol>
  </div>
  </xsl:if>
</xsl:template>

<xsl:template name="anatomy-part">
  <xsl:param name="n"/>
  <xsl:param name="part"/>
  <xsl:param name="text"/>
  <xsl:param name="drawn"/>
  <xsl:param name="last"/>
  <li class="part-{$part}">
    <div class="page" data-artifact="yes"><xsl:if test="$n = $last"><xsl:attribute name="class">page end</xsl:attribute></xsl:if><xsl:copy-of select="$drawn"/></div>
    <div class="line" data-artifact="yes"><div class="stroke"/></div>
    <p class="call"><b><xsl:value-of select="$n"/></b></p>
    <p class="call"><xsl:value-of select="$text"/></p>
  </li>
</xsl:template>

<!-- The heading and some lines of the side column. -->
<xsl:template name="anatomy-note">
  <div class="bar small head"/><div class="bar small"/><div class="bar small"/><div class="bar small short"/>
</xsl:template>

<!-- A row of the rule table, or without a sign its head. -->
<xsl:template name="anatomy-row">
  <xsl:param name="sign"/>
  <div class="row">
    <div><div class="bar"/></div>
    <div><div class="bar short"/></div>
    <xsl:choose>
      <xsl:when test="$sign"><p class="{$sign}"><i class="sign {$sign}" aria-hidden="true"/></p><div><div class="bar short"/></div></xsl:when>
      <xsl:otherwise><div/><div/></xsl:otherwise>
    </xsl:choose>
    <div><div class="bar"/></div>
  </div>
</xsl:template>

<xsl:template name="anatomy-step">
  <xsl:param name="sign"/>
  <div class="drawn">
    <div><div class="bar short"/></div>
    <p class="{$sign}"><i class="sign {$sign}" aria-hidden="true"/></p>
    <div><div class="bar long"/></div>
  </div>
</xsl:template>

</xsl:stylesheet>
