<?xml version="1.0" encoding="UTF-8"?>
<!-- The change notice: for each role, the answers that differ from the previous edition. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<xsl:import href="proviso:sheet.xsl"/>

<xsl:template name="sheet">
  <xsl:param name="role"/>
  <xsl:param name="name"/>
  <xsl:variable name="own" select="$handbook/d:changes/d:group/d:change[contains(concat(' ', @roles, ' '), concat(' ', $role, ' '))]"/>
  <xsl:variable name="told" select="$own[../@kind = 'different' or ../@kind = 'others' or ../@kind = 'ended']"/>
  <h1><xsl:value-of select="f:word('web.as-changes', string($name))"/></h1>
  <xsl:choose>
    <xsl:when test="$handbook/@d:previous-text"><p class="lead"><xsl:value-of select="f:word('notice.since', string($handbook/@d:previous-text), string($handbook/@d:as-of-text))"/></p></xsl:when>
  </xsl:choose>
  <xsl:if test="not($told)"><p class="lead"><xsl:value-of select="f:word('notice.none')"/></p></xsl:if>
  <xsl:for-each select="$told">
    <xsl:variable name="practice" select="key('id', @practice)"/>
    <xsl:variable name="case" select="d:other[../../@kind = 'others'][1]"/>
    <div class="notice-row">
      <div>
        <p class="was"><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="($case/@was | @was[not($case)])[1]"/></xsl:call-template><xsl:value-of select="$space"/><span class="arrow"><xsl:value-of select="f:word('arrow.on')"/></span></p>
        <p class="now"><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="($case/@is | @is[not($case)])[1]"/></xsl:call-template></p>
      </div>
      <div>
        <h2 class="asked"><xsl:apply-templates select="$practice/h:question/node()" mode="plain"/></h2>
        <xsl:if test="$case/@who-text"><p class="c"><xsl:value-of select="$case/@who-text"/></p></xsl:if>
        <xsl:if test="not($case)"><p><xsl:call-template name="change-text"/></p></xsl:if>
        <p class="n"><xsl:value-of select="$practice/@d:number"/><xsl:if test="@since-text"><xsl:value-of select="$middot"/><xsl:value-of select="@since-text"/></xsl:if></p>
      </div>
    </div>
  </xsl:for-each>
  <xsl:if test="count($own) &gt; count($told)"><p class="rest"><xsl:value-of select="f:word('notice.rest', string(count($own) - count($told)))"/></p></xsl:if>
  <xsl:if test="$handbook/h:site/@href"><p class="url"><a href="{$handbook/h:site/@href}"><xsl:value-of select="$handbook/h:site/@href"/></a></p></xsl:if>
</xsl:template>

</xsl:stylesheet>
