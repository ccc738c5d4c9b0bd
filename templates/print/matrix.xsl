<?xml version="1.0" encoding="UTF-8"?>
<!-- All answers in one table: each question with the verdict of each role. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<!-- The number of roles side by side, set by the theme; more roles get further tables. -->
<xsl:param name="matrix-roles" select="5"/>
<xsl:template name="matrix">
  <xsl:variable name="roles" select="d:matrix/d:role"/>
  <xsl:call-template name="part">
    <xsl:with-param name="id" select="'_matrix'"/>
    <xsl:with-param name="title" select="f:word('matrix')"/>
    <xsl:with-param name="class" select="'matrix'"/>
    <xsl:with-param name="master" select="'front'"/>
    <xsl:with-param name="body">
      <!-- The legend is above the table. -->
      <xsl:call-template name="matrix-key"/>
      <xsl:for-each select="$roles[(position() - 1) mod $matrix-roles = 0]">
        <xsl:variable name="first" select="$matrix-roles * (position() - 1) + 1"/>
        <xsl:for-each select="$handbook"><xsl:call-template name="matrix-table"><xsl:with-param name="first" select="$first"/></xsl:call-template></xsl:for-each>
      </xsl:for-each>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="matrix-table">
  <xsl:param name="first"/>
  <xsl:variable name="roles" select="d:matrix/d:role[position() &gt;= $first and position() &lt; $first + $matrix-roles]"/>
  <table class="mx">
    <thead><tr>
      <th class="num" scope="col"><xsl:value-of select="f:word('number.short')"/></th>
      <th scope="col"><xsl:value-of select="f:word('may-i')"/></th>
      <xsl:for-each select="$roles"><th class="role" scope="col"><xsl:value-of select="@name"/></th></xsl:for-each>
      <th class="pg" scope="col" data-edition="print"><xsl:value-of select="f:word('page')"/></th>
    </tr></thead>
    <tbody>
      <xsl:for-each select="h:chapter[h:practice]">
        <tr class="ch"><td class="num"><xsl:value-of select="@d:number"/></td><th class="row" scope="rowgroup" colspan="{count($roles) + 2}"><a href="#{@xml:id}"><xsl:apply-templates select="h:title" mode="line"/></a></th></tr>
        <xsl:for-each select="h:practice">
          <tr><xsl:copy-of select="@d:at"/>
            <td class="num"><xsl:value-of select="@d:number"/></td>
            <th class="q" scope="row"><a href="#{@xml:id}"><xsl:apply-templates select="h:question/node()" mode="plain"/></a><xsl:call-template name="translation-mark"/>
              <xsl:if test="@d:state = 'ended'"><xsl:value-of select="$space"/><span class="ended-note"><xsl:value-of select="f:word('ended.short', @d:ended-text)"/></span></xsl:if>
              <xsl:call-template name="scope-cases"/></th>
            <xsl:for-each select="d:cells/d:cell[position() &gt;= $first and position() &lt; $first + $matrix-roles]">
              <td class="role"><xsl:call-template name="short-verdict"/><xsl:if test="@differs"><xsl:value-of select="$space"/><span class="also"><xsl:value-of select="f:word('matrix.varies')"/></span></xsl:if></td>
            </xsl:for-each>
            <td class="pg" data-edition="print"><a class="page" href="#{@xml:id}"/></td></tr>
        </xsl:for-each>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<!-- Only the verdicts that this handbook shows. -->
<xsl:template name="matrix-key">
  <p class="key">
    <xsl:call-template name="key-entry"><xsl:with-param name="verdict" select="'allowed'"/></xsl:call-template>
    <xsl:call-template name="key-entry"><xsl:with-param name="verdict" select="'conditional'"/></xsl:call-template>
    <xsl:call-template name="key-entry"><xsl:with-param name="verdict" select="'recommended'"/></xsl:call-template>
    <xsl:call-template name="key-entry"><xsl:with-param name="verdict" select="'required'"/></xsl:call-template>
    <xsl:call-template name="key-entry"><xsl:with-param name="verdict" select="'exempt'"/></xsl:call-template>
    <xsl:call-template name="key-entry"><xsl:with-param name="verdict" select="'discouraged'"/></xsl:call-template>
    <xsl:call-template name="key-entry"><xsl:with-param name="verdict" select="'forbidden'"/></xsl:call-template>
    <xsl:call-template name="key-entry"><xsl:with-param name="verdict" select="'unsettled'"/></xsl:call-template>
    <xsl:call-template name="key-entry"><xsl:with-param name="verdict" select="'not-stated'"/></xsl:call-template>
    <xsl:call-template name="key-entry"><xsl:with-param name="verdict" select="'ended'"/></xsl:call-template>
    <xsl:call-template name="key-entry"><xsl:with-param name="verdict" select="'not-known'"/></xsl:call-template>
    <xsl:call-template name="matrix-words"/>
    <xsl:value-of select="f:word('matrix.ordinary')"/>
  </p>
</xsl:template>

<xsl:template name="key-entry">
  <xsl:param name="verdict"/>
  <xsl:if test="d:matrix/d:row/d:cell[@verdict = $verdict]">
    <f:message key="key.entry"><f:with><b><xsl:value-of select="f:word(concat('short.', $verdict))"/></b></f:with><f:with><xsl:value-of select="f:word(concat('key.', $verdict))"/></f:with></f:message><xsl:value-of select="$middot"/></xsl:if>
</xsl:template>

</xsl:stylesheet>
