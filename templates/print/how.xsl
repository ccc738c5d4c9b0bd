<?xml version="1.0" encoding="UTF-8"?>
<!-- How to read this book: what the verdicts mean, who is meant, what stands where on a page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<xsl:template name="how-to-read">
  <xsl:call-template name="part">
    <xsl:with-param name="id" select="'_how'"/>
    <xsl:with-param name="title" select="f:word('how')"/>
    <xsl:with-param name="class" select="'how'"/>
    <xsl:with-param name="master" select="'front'"/>
    <xsl:with-param name="body">
      <p class="lead" id="_how-lead"><xsl:value-of select="f:word('how.lead')"/></p>
      <xsl:call-template name="how-notes"/>
      <div class="legend">
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'allowed'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'conditional'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'recommended'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'required'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'exempt'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'discouraged'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'forbidden'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'unsettled'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'not-stated'"/></xsl:call-template>
      </div>
      <h2 class="small"><xsl:value-of select="f:word('how.parts')"/></h2>
      <ol class="text">
        <li><xsl:value-of select="f:word('how.part.question')"/></li>
        <li><xsl:value-of select="f:word('how.part.answer')"/></li>
        <li><xsl:value-of select="f:word('how.part.table')"/></li>
        <li><xsl:value-of select="f:word('how.part.because')"/></li>
        <li><xsl:value-of select="f:word('how.part.provided')"/></li>
        <li><xsl:value-of select="f:word('how.part.example')"/></li>
      </ol>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="legend">
  <xsl:param name="verdict"/>
  <div class="leg">
    <p class="h {f:sign($verdict)}"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template><span class="w"><xsl:value-of select="f:word(concat('verdict.', $verdict))"/></span></p>
    <p><xsl:value-of select="f:word(concat('how.', $verdict))"/></p>
  </div>
</xsl:template>

<xsl:template name="how-notes">
  <aside data-at="_how-lead"><h3><xsl:value-of select="f:word('how.ink-head')"/></h3><p><xsl:value-of select="f:word('how.ink')"/></p></aside>
  <xsl:if test="d:matrix/d:role[2]">
    <aside data-at="_how-lead"><h3><xsl:value-of select="f:word('how.roles-head')"/></h3>
      <p><xsl:for-each select="d:matrix/d:role"><xsl:if test="position() &gt; 1">, </xsl:if><b><xsl:value-of select="@name"/></b></xsl:for-each>.
        <xsl:value-of select="f:word('how.roles')"/></p></aside>
  </xsl:if>
  <aside data-at="_how-lead"><h3><xsl:value-of select="f:word('how.standing-head')"/></h3>
    <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="3"/><xsl:with-param name="authority" select="'official'"/></xsl:call-template>
    <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="2"/><xsl:with-param name="authority" select="'moderator'"/></xsl:call-template>
    <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="1"/><xsl:with-param name="authority" select="'community'"/></xsl:call-template>
    <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="0"/><xsl:with-param name="authority" select="'third-party'"/></xsl:call-template></aside>
  <aside data-at="_how-lead"><h3><xsl:value-of select="f:word('how.dates-head')"/></h3><p><xsl:value-of select="f:word('how.dates')"/></p></aside>
  <aside data-at="_how-lead" data-edition="print"><h3><xsl:value-of select="f:word('how.pages-head')"/></h3><p><xsl:value-of select="f:word('how.pages')"/></p></aside>
</xsl:template>

<xsl:template name="standing-note">
  <xsl:param name="standing"/>
  <xsl:param name="authority"/>
  <p><xsl:call-template name="standing"><xsl:with-param name="standing" select="$standing"/><xsl:with-param name="authority" select="$authority"/></xsl:call-template>
    <xsl:text> – </xsl:text><xsl:value-of select="f:word(concat('how.', $authority))"/></p>
</xsl:template>

<!-- Bars are named by the standing they show. -->
<xsl:template name="bars">
  <xsl:param name="standing"/>
  <i aria-hidden="true"><xsl:attribute name="class">bars <xsl:choose>
    <xsl:when test="$standing = 3">official</xsl:when>
    <xsl:when test="$standing = 2">moderator</xsl:when>
    <xsl:when test="$standing = 1">community</xsl:when>
    <xsl:otherwise>third-party</xsl:otherwise>
  </xsl:choose></xsl:attribute></i>
</xsl:template>

</xsl:stylesheet>
