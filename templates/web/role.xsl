<?xml version="1.0" encoding="UTF-8"?>
<!-- "I am": the chosen role in the head of every page, the attributes that tell the scripts
     (as.js, role.js) whom a part of a page concerns, and, for readers without scripts, pages for
     each role. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h f">

<!-- With more roles than this, they are a list that can be opened. -->
<xsl:variable name="most-roles" select="5"/>

<!-- Below the head of a page: who the reader is, and the day of the rules. -->
<xsl:template name="state-bar">
  <div class="state"><div class="in">
    <xsl:if test="$has-roles">
      <d:slot name="i-am"><xsl:call-template name="i-am"/></d:slot>
      <script data-root="{$main-day/@path}" data-role="asset:role.js" data-shown="{f:word('web.as-shown', '#1')}" data-not="{f:word('web.as-not', '#1', '#2')}" data-too="{f:word('web.as-too')}" data-without="{f:word('web.as-without')}"><d:asset name="as.js"/></script>
    </xsl:if>
    <xsl:if test="@d:for"><p class="for"><xsl:value-of select="f:word('for', @d:for)"/></p></xsl:if>
    <d:slot name="day"><xsl:call-template name="day-line"/></d:slot>
  </div></div>
</xsl:template>

<!-- Links to the pages of each role; a script changes them to the same page, with that role. -->
<xsl:template name="i-am">
  <xsl:param name="home" select="$home-page"/>
  <xsl:param name="stem" select="'as'"/>
  <nav class="iam" aria-label="{f:word('web.i-am')}"><xsl:call-template name="role-choice"/>
    <xsl:if test="$stem != 'as'"><xsl:attribute name="data-pages"><xsl:value-of select="$stem"/></xsl:attribute></xsl:if>
    <xsl:choose>
      <xsl:when test="count($roles) &gt; $most-roles">
        <details><summary><xsl:value-of select="f:word('web.i-am')"/></summary><xsl:call-template name="i-am-list"><xsl:with-param name="home" select="$home"/><xsl:with-param name="stem" select="$stem"/></xsl:call-template></details>
      </xsl:when>
      <xsl:otherwise>
        <span class="lb" aria-hidden="true"><xsl:value-of select="f:word('web.i-am')"/></span>
        <xsl:call-template name="i-am-list"><xsl:with-param name="home" select="$home"/><xsl:with-param name="stem" select="$stem"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </nav>
</xsl:template>
<xsl:template name="i-am-list">
  <xsl:param name="home"/>
  <xsl:param name="stem"/>
  <ul>
    <li><a href="{$home}" data-as=""><xsl:value-of select="f:word('web.anyone')"/></a></li>
    <xsl:for-each select="$roles"><li><a data-as="{@id}" data-plural="{@plural}"><xsl:call-template name="role-target"><xsl:with-param name="stem" select="$stem"/></xsl:call-template><xsl:value-of select="@name"/></a></li></xsl:for-each>
  </ul>
</xsl:template>

<xsl:template name="role-choice"/>
<xsl:template name="role-target">
  <xsl:param name="stem"/>
  <xsl:attribute name="href"><xsl:value-of select="concat($stem, '-', @id, '.html')"/></xsl:attribute>
</xsl:template>

<!-- ============================================================ Whom a part of a page concerns -->

<!-- For one role only. -->
<xsl:template name="names-role">
  <xsl:param name="role" select="@role"/>
  <xsl:if test="$has-roles"><xsl:attribute name="data-as"><xsl:value-of select="$role"/></xsl:attribute></xsl:if>
</xsl:template>

<!-- The roles that a practice concerns; empty if it concerns all. -->
<xsl:template name="concerned">
  <xsl:for-each select="d:cells/d:cell[@verdict != 'not-concerned']"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="@role"/></xsl:for-each>
</xsl:template>
<xsl:template name="names-concerned">
  <xsl:if test="$has-roles"><xsl:attribute name="data-as"><xsl:call-template name="concerned"/></xsl:attribute></xsl:if>
</xsl:template>

<!-- For a list of questions: the text in which the script says how many step back. -->
<xsl:template name="names-left">
  <xsl:param name="key" select="'web.as-left'"/>
  <xsl:if test="$has-roles"><xsl:attribute name="data-left"><xsl:value-of select="f:word($key, '#1', '#2')"/></xsl:attribute></xsl:if>
</xsl:template>

<!-- The block of an answer: the roles that the question concerns, and those that this answer
     is for. -->
<xsl:template name="answer-names">
  <xsl:if test="$has-roles and d:cells">
    <xsl:variable name="verdict" select="@d:verdict"/>
    <xsl:attribute name="data-about"><xsl:call-template name="concerned"/></xsl:attribute>
    <xsl:attribute name="data-as"><xsl:for-each select="d:cells/d:cell[@verdict = $verdict]"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="@role"/></xsl:for-each></xsl:attribute>
  </xsl:if>
</xsl:template>
<xsl:template name="strip-names">
  <xsl:if test="$has-roles">
    <xsl:attribute name="data-as"><xsl:value-of select="@role"/></xsl:attribute>
    <xsl:if test="@rules"><xsl:attribute name="data-rules"><xsl:value-of select="@rules"/></xsl:attribute></xsl:if>
  </xsl:if>
</xsl:template>

<!-- A practice's verdict in a list: the ordinary one, or the role's own if it differs. -->
<xsl:template name="own-verdict">
  <xsl:variable name="verdict" select="@d:verdict"/>
  <xsl:variable name="others" select="d:cells/d:cell[@verdict != $verdict and @verdict != 'not-concerned']"/>
  <span>
    <xsl:choose>
      <xsl:when test="$has-roles and $others">
        <span data-any=""><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template></span>
        <xsl:for-each select="$others">
          <xsl:variable name="own" select="@verdict"/>
          <xsl:if test="not(preceding-sibling::d:cell[@verdict = $own])">
            <span hidden="hidden"><xsl:attribute name="data-own"><xsl:for-each select="../d:cell[@verdict = $own]"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="@role"/></xsl:for-each></xsl:attribute>
              <xsl:call-template name="verdict"><xsl:with-param name="verdict" select="$own"/></xsl:call-template></span>
          </xsl:if>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </span>
</xsl:template>

<!-- For each role that a question does not concern, the question of its guide that does: of
     each chapter the first. -->
<xsl:key name="in-guide" match="h:chapter/h:practice" use="d:in-guides/d:see/@ref"/>
<xsl:template name="elsewhere">
  <xsl:variable name="guides" select="key('id', d:in-guides/d:see/@ref)[self::h:guide]"/>
  <xsl:if test="$has-roles and $guides">
    <xsl:for-each select="d:cells/d:cell[@verdict = 'not-concerned']">
      <xsl:variable name="role" select="@role"/>
      <xsl:variable name="others" select="key('in-guide', $guides[1]/@xml:id)[d:cells/d:cell[@role = $role and @verdict != 'not-concerned']]"/>
      <xsl:for-each select="$others">
        <xsl:variable name="at" select="position()"/>
        <xsl:if test="generate-id(..) != generate-id($others[$at - 1]/..)"><a href="#{@xml:id}" data-own="{$role}" hidden="hidden"><xsl:value-of select="@d:number"/><xsl:text> </xsl:text><xsl:apply-templates select="h:question" mode="words"/></a></xsl:if>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:if>
</xsl:template>

<!-- ============================================================ A page for each role -->

<!-- The page for a role: every question that concerns it, then the others. -->
<xsl:template name="role-pages">
  <xsl:if test="$has-roles"><xsl:for-each select="$roles">
    <xsl:variable name="role" select="@id"/>
    <xsl:variable name="plural" select="@plural"/>
    <xsl:variable name="others" select="$handbook/h:chapter/h:practice[d:cells/d:cell[@role = $role and @verdict = 'not-concerned']]"/>
    <d:page href="as-{$role}.html" kind="list" title="{f:word('web.title', string(f:word('web.as-page', $plural)), string($title))}">
      <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
      <xsl:call-template name="head"><xsl:with-param name="href" select="concat('as-', $role, '.html')"/><xsl:with-param name="description" select="f:word('web.as-page', $plural)"/></xsl:call-template>
      <d:fill name="body"><main class="wide" id="main" tabindex="-1">
        <h1><xsl:value-of select="f:word('web.as-page', $plural)"/></h1>
        <xsl:if test="$others"><p><xsl:value-of select="f:word('web.as-left', string(count($others)), string(count($handbook/h:chapter/h:practice)))"/><xsl:if test="not($is-large)"><xsl:text> </xsl:text><a href="#as--others"><xsl:value-of select="f:word('web.as-too')"/></a></xsl:if></p></xsl:if>
        <xsl:for-each select="$handbook">
          <xsl:if test="$has-changes"><p><a href="changes-{$role}.html"><xsl:value-of select="f:word('web.as-changes', $plural)"/></a></p></xsl:if>
          <xsl:if test="$is-large"><xsl:call-template name="chapter-lists"><xsl:with-param name="role" select="$role"/><xsl:with-param name="is-open" select="true()"/></xsl:call-template></xsl:if>
          <xsl:for-each select="h:chapter[not($is-large)]">
            <xsl:variable name="own" select="h:practice[d:cells/d:cell[@role = $role and @verdict != 'not-concerned']]"/>
            <xsl:if test="$own">
              <h2 class="s"><xsl:value-of select="@d:number"/>&#x2002;<a href="#{@xml:id}"><xsl:apply-templates select="h:title" mode="words"/></a></h2>
              <ol class="chapter-list"><xsl:for-each select="$own">
                <li><span class="num"><xsl:value-of select="@d:number"/></span><a href="#{@xml:id}"><xsl:apply-templates select="h:question" mode="words"/></a><xsl:text> </xsl:text><xsl:for-each select="d:cells/d:cell[@role = $role]"><xsl:call-template name="verdict"/><xsl:if test="@differs"><xsl:text> </xsl:text><span class="also"><xsl:value-of select="f:word('matrix.varies')"/></span></xsl:if></xsl:for-each></li>
              </xsl:for-each></ol>
            </xsl:if>
          </xsl:for-each>
          <p class="hint"><xsl:value-of select="f:word('matrix.ordinary.web')"/></p>
        </xsl:for-each>
        <xsl:if test="$others and not($is-large)">
          <h2 class="s" id="as--others"><xsl:value-of select="f:word('web.as-others', $plural)"/></h2>
          <ol class="chapter-list"><xsl:for-each select="$others"><li><span class="num"><xsl:value-of select="@d:number"/></span><a href="#{@xml:id}"><xsl:apply-templates select="h:question" mode="words"/></a></li></xsl:for-each></ol>
        </xsl:if>
      </main></d:fill>
    </d:page>
  </xsl:for-each></xsl:if>
</xsl:template>

</xsl:stylesheet>
