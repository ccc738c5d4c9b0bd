<?xml version="1.0" encoding="UTF-8"?>
<!-- The card: for each role, its answers by verdict, on one side of a sheet that is folded in
     four. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<xsl:import href="proviso:sheet.xsl"/>

<xsl:template name="sheets">
  <xsl:for-each select="d:matrix/d:role">
    <xsl:variable name="role" select="@id"/>
    <section class="card" data-master="card" data-running="{$handbook/h:title}">
      <div class="panels">
        <div class="card-cover"><div>
          <h1><xsl:apply-templates select="$handbook/h:title" mode="words"/></h1>
          <p class="whose"><b><xsl:value-of select="@plural"/></b></p>
          <p class="day"><xsl:value-of select="f:word('as-read-on', $handbook/@d:as-of-text)"/></p>
          <p class="day"><xsl:value-of select="f:word('sheet.look-up')"/></p>
        </div></div>
        <xsl:call-template name="card-part"><xsl:with-param name="role" select="$role"/><xsl:with-param name="verdict" select="'required'"/></xsl:call-template>
        <xsl:call-template name="card-part"><xsl:with-param name="role" select="$role"/><xsl:with-param name="verdict" select="'recommended'"/></xsl:call-template>
        <xsl:call-template name="card-part"><xsl:with-param name="role" select="$role"/><xsl:with-param name="verdict" select="'forbidden'"/></xsl:call-template>
        <xsl:call-template name="card-part"><xsl:with-param name="role" select="$role"/><xsl:with-param name="verdict" select="'discouraged'"/></xsl:call-template>
        <xsl:call-template name="card-part"><xsl:with-param name="role" select="$role"/><xsl:with-param name="verdict" select="'conditional'"/></xsl:call-template>
        <xsl:call-template name="card-part"><xsl:with-param name="role" select="$role"/><xsl:with-param name="verdict" select="'allowed'"/></xsl:call-template>
        <xsl:call-template name="card-part"><xsl:with-param name="role" select="$role"/><xsl:with-param name="verdict" select="'exempt'"/></xsl:call-template>
        <xsl:call-template name="card-part"><xsl:with-param name="role" select="$role"/><xsl:with-param name="verdict" select="'unsettled'"/></xsl:call-template>
        <xsl:call-template name="card-part"><xsl:with-param name="role" select="$role"/><xsl:with-param name="verdict" select="'not-stated'"/></xsl:call-template>
        <xsl:call-template name="card-part"><xsl:with-param name="role" select="$role"/><xsl:with-param name="verdict" select="'ended'"/></xsl:call-template>
        <xsl:call-template name="card-part"><xsl:with-param name="role" select="$role"/><xsl:with-param name="verdict" select="'not-known'"/></xsl:call-template>
      </div>
    </section>
  </xsl:for-each>
</xsl:template>

<!-- A verdict with its questions and their number. -->
<xsl:template name="card-part">
  <xsl:param name="role"/>
  <xsl:param name="verdict"/>
  <xsl:variable name="own" select="$handbook/h:chapter/h:practice[d:cells/d:cell[@role = $role][@verdict = $verdict]]"/>
  <xsl:if test="$own">
    <h2 class="card-head {f:sign($verdict)}"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template><xsl:value-of select="f:word('changes.head', f:word(concat('verdict.', $verdict)), string(count($own)))"/></h2>
    <ul class="card-list"><xsl:for-each select="$own">
      <li data-marker="{@d:number}"><xsl:copy-of select="@d:at"/><p><xsl:apply-templates select="h:question/node()" mode="plain"/>
        <xsl:if test="d:cells/d:cell[@role = $role]/@differs"><xsl:value-of select="$space"/><span class="also"><xsl:value-of select="f:word('matrix.varies')"/></span></xsl:if></p></li>
    </xsl:for-each></ul>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
