<?xml version="1.0" encoding="UTF-8"?>
<!-- Home: the question, the matrix. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h f">

<xsl:template name="home">
  <d:part name="matrix"><xsl:call-template name="matrix-key"/><xsl:call-template name="matrix"/></d:part>
  <d:page href="index.html" kind="home" title="{$title}" skip="{f:word('web.skip-matrix')}">
    <xsl:call-template name="head"><xsl:with-param name="description"><xsl:apply-templates select="h:subtitle" mode="words"/></xsl:with-param></xsl:call-template>
    <d:fill name="find"/>
    <d:fill name="body">
      <section class="hero" aria-labelledby="home--question"><div class="in">
        <div>
          <h1 id="home--question"><xsl:value-of select="f:word('may-i')"/></h1>
          <xsl:call-template name="search-form"/>
        </div>
        <div class="pat" aria-hidden="true">
          <xsl:for-each select="(h:chapter/h:practice)[position() &lt;= 30]"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@d:verdict"/><xsl:with-param name="class" select="f:sign(@d:verdict)"/></xsl:call-template></xsl:for-each>
        </div>
      </div></section>
      <main class="wide" id="main" tabindex="-1">
        <xsl:call-template name="for-role"/>
        <xsl:call-template name="translation-notice"/>
        <xsl:if test="h:about"><div class="about"><xsl:apply-templates select="h:about/h:*"/></div></xsl:if>
        <div class="tools">
          <h2><xsl:value-of select="f:word('web.every-answer')"/></h2>
        </div>
        <d:use part="matrix"/>
        <xsl:if test="h:guide">
          <h2 class="s"><xsl:value-of select="f:word('guides')"/></h2>
          <xsl:call-template name="guide-list"/>
        </xsl:if>
        <xsl:if test="$has-changes">
          <h2 class="s"><a href="changes.html"><xsl:value-of select="f:word('changes')"/></a></h2>
          <p><xsl:call-template name="changes-lead"/></p>
        </xsl:if>
        <xsl:call-template name="about"/>
        <xsl:if test="h:notice"><div class="notice"><xsl:apply-templates select="h:notice/h:*"/></div></xsl:if>
      </main>
    </d:fill>
  </d:page>
</xsl:template>

<!-- What this is, and whose. -->
<xsl:template name="about">
  <xsl:if test="h:subtitle"><p><xsl:copy-of select="h:subtitle/@d:at"/><xsl:apply-templates select="h:subtitle/node()"/></p></xsl:if>
  <xsl:for-each select="h:publisher">
    <p><xsl:copy-of select="@d:at"/>
      <xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="f:word('imprint.publisher', string(.))"/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="f:word('imprint.publisher', string(.))"/></xsl:otherwise>
      </xsl:choose></p>
  </xsl:for-each>
</xsl:template>

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
  </p>
</xsl:template>

<!-- Only the verdicts that this handbook shows. -->
<xsl:template name="key-entry">
  <xsl:param name="verdict"/>
  <xsl:if test="$handbook/d:matrix/d:row/d:cell[@verdict = $verdict]">
    <span><xsl:call-template name="short-verdict"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template><xsl:value-of select="$space"/><xsl:value-of select="f:word(concat('key.', $verdict))"/></span>
  </xsl:if>
</xsl:template>

<xsl:template name="matrix">
  <div class="scroll"><table class="mx"><xsl:call-template name="names-left"/>
    <caption class="vh"><xsl:value-of select="f:word('web.matrix-caption')"/></caption>
    <thead><tr>
      <th scope="col"><span class="vh"><xsl:value-of select="f:word('number')"/></span></th>
      <th scope="col"><xsl:value-of select="f:word('question')"/></th>
      <xsl:for-each select="$roles"><th scope="col" class="c"><xsl:call-template name="names-role"><xsl:with-param name="role" select="@id"/></xsl:call-template><xsl:value-of select="@name"/></th></xsl:for-each>
    </tr></thead>
    <xsl:for-each select="h:chapter[h:practice]">
      <tbody>
        <tr class="ch"><th scope="rowgroup" colspan="{count($roles) + 2}"><a href="#{@xml:id}"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></a></th></tr>
        <xsl:for-each select="h:practice">
          <tr><xsl:call-template name="names-concerned"/>
            <td class="num"><xsl:value-of select="@d:number"/></td>
            <th class="t" scope="row"><a href="#{@xml:id}"><xsl:apply-templates select="h:question" mode="line"/></a><xsl:call-template name="translation-mark"/>
              <xsl:if test="@d:state = 'ended'"><xsl:value-of select="$space"/><span class="ended-note"><xsl:value-of select="f:word('ended.short', @d:ended-text)"/></span></xsl:if>
              <xsl:call-template name="scope-cases"/></th>
            <xsl:for-each select="d:cells/d:cell">
              <xsl:variable name="n" select="position()"/>
              <td class="c" data-l="{$roles[$n]/@name}"><xsl:call-template name="names-role"/><xsl:call-template name="short-verdict"/>
                <xsl:if test="@differs"><xsl:value-of select="$space"/><span class="also"><xsl:value-of select="f:word('matrix.varies')"/></span></xsl:if></td>
            </xsl:for-each>
          </tr>
        </xsl:for-each>
      </tbody>
    </xsl:for-each>
  </table></div>
  <p class="hint"><xsl:call-template name="matrix-words"/><xsl:value-of select="f:word('matrix.ordinary.web')"/></p>
</xsl:template>

</xsl:stylesheet>
