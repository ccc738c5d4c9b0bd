<?xml version="1.0" encoding="UTF-8"?>
<!-- The web edition: one d:page for each file of the site (generator/web/site.c turns them into
     files).  Places are named by id alone (href="#pay-outside"); site.c makes addresses of them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h f">

<xsl:import href="proviso:handbook.xsl"/>

<xsl:variable name="title" select="string($handbook/h:title)"/>
<xsl:variable name="practices" select="$handbook/h:chapter/h:practice"/>

<xsl:template match="/">
  <d:site>
    <xsl:for-each select="$handbook">
      <xsl:call-template name="home"/>
      <xsl:for-each select="h:chapter">
        <xsl:apply-templates select="." mode="page"/>
        <xsl:apply-templates select="h:practice" mode="page"/>
      </xsl:for-each>
      <xsl:apply-templates select="h:guide" mode="page"/>
      <xsl:call-template name="guides-page"/>
      <xsl:call-template name="scenarios-page"/>
      <xsl:call-template name="sources-page"/>
      <xsl:call-template name="words-page"/>
      <xsl:call-template name="index-page"/>
      <xsl:call-template name="how-page"/>
      <xsl:call-template name="all-page"/>
      <xsl:call-template name="missing-page"/>
    </xsl:for-each>
  </d:site>
</xsl:template>

<!-- ============================================================ The frame of every page -->

<!-- The caller gives the head's title and the body between header and footer. -->
<xsl:template name="page">
  <xsl:param name="href"/>
  <xsl:param name="kind"/>
  <xsl:param name="id"/>
  <xsl:param name="head"/>
  <xsl:param name="description"/>
  <xsl:param name="skip" select="'skip'"/>
  <xsl:param name="body"/>
  <d:page href="{$href}" kind="{$kind}">
    <xsl:if test="$id"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
    <html>
      <xsl:copy-of select="$handbook/@xml:lang"/>
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="$head"/><xsl:if test="$head != $title"> – <xsl:value-of select="$title"/></xsl:if></title>
        <xsl:if test="string($description)"><meta name="description" content="{normalize-space($description)}"/></xsl:if>
        <xsl:if test="$handbook/h:site/@href and $kind != 'missing'"><link rel="canonical" href="{$handbook/h:site/@href}{$href}"/></xsl:if>
        <link rel="stylesheet" href="asset:site.css"/>
      </head>
      <body class="{$kind}">
        <a class="skip" href="#main"><xsl:value-of select="f:word(concat('web.', $skip))"/></a>
        <xsl:call-template name="sprite"/>
        <header class="top"><div class="in">
          <a class="name" href="index.html"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="'conditional'"/></xsl:call-template><xsl:value-of select="$title"/></a>
          <a href="all.html"><xsl:value-of select="f:word('web.book')"/></a>
          <xsl:if test="$handbook/h:guide"><a href="guides.html"><xsl:value-of select="f:word('guides')"/></a></xsl:if>
          <xsl:if test="$handbook/d:index"><a href="a-z.html"><xsl:value-of select="f:word('index')"/></a></xsl:if>
          <a class="find" href="index.html#search"><xsl:value-of select="f:word('web.search')"/></a>
        </div></header>
        <xsl:copy-of select="$body"/>
        <footer class="ft"><div class="in">
          <span><xsl:value-of select="f:word('as-read-on', $handbook/@d:as-of-text)"/> · <xsl:value-of select="$handbook/h:edition"/></span>
          <span><a href="how-to-read.html"><xsl:value-of select="f:word('web.how')"/></a><a href="sources.html"><xsl:value-of select="f:word('sources')"/></a>
            <xsl:if test="$handbook/d:words/d:word"><a href="words.html"><xsl:value-of select="f:word('words')"/></a></xsl:if>
            <a href="pdf:"><xsl:value-of select="f:word('web.pdf')"/></a></span>
        </div></footer>
      </body>
    </html>
  </d:page>
</xsl:template>

<!-- A verdict sign is a use of the sprite; each page brings the signs once. -->
<xsl:template name="sign">
  <xsl:param name="verdict"/>
  <xsl:param name="class"/>
  <svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" viewBox="0 0 16 16"><xsl:if test="$class"><xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute></xsl:if><use href="#sign-{f:sign($verdict)}"/></svg>
</xsl:template>

<xsl:template name="sprite">
  <svg xmlns="http://www.w3.org/2000/svg" class="sprite" aria-hidden="true" width="0" height="0"><defs>
    <symbol id="sign-yes" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M4.6 8.2 7.1 10.7 11.5 5.6" fill="none" stroke="currentColor" stroke-width="1.9"/></symbol>
    <symbol id="sign-if" viewBox="0 0 16 16"><path d="M8 1.3 14.7 8 8 14.7 1.3 8Z" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M1.3 8H14.7L8 14.7Z" fill="currentColor"/></symbol>
    <symbol id="sign-must" viewBox="0 0 16 16"><path d="M1.5 1.5h13v13h-13Z" fill="currentColor"/><path d="M6.95 3.7h2.1v5.6h-2.1Zm0 7h2.1v2.1h-2.1Z" fill="var(--bg)"/></symbol>
    <symbol id="sign-no" viewBox="0 0 16 16"><path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" fill="currentColor"/><path d="M5 5l6 6M11 5l-6 6" fill="none" stroke="var(--bg)" stroke-width="2"/></symbol>
    <symbol id="sign-ns" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.2 1.334"/><path d="M6 6.5c0-1.25.85-2.05 2-2.05s2 .75 2 1.85C10 7.9 8 7.95 8 9.6" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M7.15 10.7h1.7v1.7h-1.7Z" fill="currentColor"/></symbol>
    <symbol id="sign-should" viewBox="0 0 16 16"><path d="M2.25 2.25h11.5v11.5H2.25Z" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M7.1 4.4h1.8v4.6H7.1Zm0 5.9h1.8v1.8H7.1Z" fill="currentColor"/></symbol>
    <symbol id="sign-exempt" viewBox="0 0 16 16"><path d="M2.25 2.25h11.5v11.5H2.25Z" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M4.6 7.1h6.8v1.8H4.6Z" fill="currentColor"/></symbol>
    <symbol id="sign-better-not" viewBox="0 0 16 16"><path d="M5.41 1.75h5.18L14.25 5.41v5.18L10.59 14.25H5.41L1.75 10.59V5.41Z" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M5.4 5.4l5.2 5.2M10.6 5.4 5.4 10.6" fill="none" stroke="currentColor" stroke-width="1.7"/></symbol>
    <symbol id="sign-unsettled" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M8 1.25A6.75 6.75 0 0 0 8 14.75Z" fill="currentColor"/></symbol>
  </defs></svg>
</xsl:template>

<xsl:template name="bars">
  <xsl:param name="standing"/>
  <span class="au" aria-hidden="true">
    <i><xsl:if test="$standing &gt;= 1"><xsl:attribute name="class">f</xsl:attribute></xsl:if></i>
    <i><xsl:if test="$standing &gt;= 2"><xsl:attribute name="class">f</xsl:attribute></xsl:if></i>
    <i><xsl:if test="$standing &gt;= 3"><xsl:attribute name="class">f</xsl:attribute></xsl:if></i>
  </span>
</xsl:template>

<!-- ============================================================ Home -->

<xsl:template name="home">
  <xsl:call-template name="page">
    <xsl:with-param name="href" select="'index.html'"/>
    <xsl:with-param name="kind" select="'home'"/>
    <xsl:with-param name="head" select="$title"/>
    <xsl:with-param name="description" select="h:subtitle"/>
    <xsl:with-param name="skip" select="'skip-matrix'"/>
    <xsl:with-param name="body">
      <section class="hero"><div class="in">
        <div>
          <h1><xsl:value-of select="f:word('may-i')"/></h1>
          <form action="a-z.html" role="search" id="search-form">
            <label for="search"><xsl:value-of select="f:word('web.type')"/></label>
            <div class="row"><input id="search" name="q" type="search" autocomplete="off"/><button class="btn"><xsl:value-of select="f:word('web.find')"/></button></div>
          </form>
        </div>
        <div class="pat" aria-hidden="true">
          <xsl:for-each select="$practices[position() &lt;= 30]"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@d:verdict"/><xsl:with-param name="class" select="f:sign(@d:verdict)"/></xsl:call-template></xsl:for-each>
        </div>
      </div></section>
      <main class="wide" id="main" tabindex="-1">
        <div class="tools">
          <h2><xsl:value-of select="f:word('web.every-answer')"/></h2>
          <xsl:call-template name="role-filter"/>
        </div>
        <xsl:call-template name="matrix-key"/>
        <xsl:call-template name="matrix"/>
        <xsl:if test="h:guide">
          <h2 class="s"><xsl:value-of select="f:word('guides')"/></h2>
          <xsl:call-template name="guide-list"/>
        </xsl:if>
        <div class="notice"><xsl:apply-templates select="h:notice/h:*"/></div>
      </main>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="role-filter">
  <fieldset class="seg">
    <legend><xsl:value-of select="f:word('web.i-am')"/></legend>
    <span class="b">
      <label><input type="radio" name="r" id="role-any" checked="checked"/><xsl:value-of select="f:word('web.anyone')"/></label>
      <xsl:for-each select="d:matrix/d:role"><label><input type="radio" name="r" id="role-{position()}"/><xsl:value-of select="@name"/></label></xsl:for-each>
    </span>
  </fieldset>
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
  </p>
</xsl:template>

<!-- Only the verdicts that this handbook shows. -->
<xsl:template name="key-entry">
  <xsl:param name="verdict"/>
  <xsl:if test="$handbook/d:matrix/d:row/d:cell[@verdict = $verdict]">
    <span><xsl:call-template name="short-verdict"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template><xsl:text> </xsl:text><xsl:value-of select="f:word(concat('key.', $verdict))"/></span>
  </xsl:if>
</xsl:template>

<xsl:template name="matrix">
  <xsl:variable name="roles" select="d:matrix/d:role"/>
  <div class="scroll"><table class="mx">
    <caption class="vh"><xsl:value-of select="f:word('web.matrix-caption')"/></caption>
    <thead><tr>
      <th scope="col"><span class="vh"><xsl:value-of select="f:word('number')"/></span></th>
      <th scope="col"><xsl:value-of select="f:word('question')"/></th>
      <xsl:for-each select="$roles"><th scope="col" class="c c{position()}"><xsl:value-of select="@name"/></th></xsl:for-each>
    </tr></thead>
    <xsl:for-each select="h:chapter[h:practice]">
      <tbody>
        <tr class="ch"><th scope="rowgroup" colspan="{count($roles) + 2}"><a href="#{@xml:id}"><xsl:value-of select="@d:number"/>&#x2002;<xsl:value-of select="h:title"/></a></th></tr>
        <xsl:for-each select="h:practice">
          <tr>
            <td class="num"><xsl:value-of select="@d:number"/></td>
            <td class="t"><a href="#{@xml:id}"><xsl:apply-templates select="h:question/node()" mode="plain"/></a></td>
            <xsl:for-each select="d:cells/d:cell">
              <xsl:variable name="n" select="position()"/>
              <td class="c c{$n}" data-l="{$roles[$n]/@name}"><xsl:call-template name="short-verdict"/>
                <xsl:if test="@differs"><span class="also"><span aria-hidden="true"> *</span><span class="vh"><xsl:text> </xsl:text><xsl:value-of select="f:word('matrix.differs')"/></span></span></xsl:if></td>
            </xsl:for-each>
          </tr>
        </xsl:for-each>
      </tbody>
    </xsl:for-each>
  </table></div>
  <p class="hint">* <xsl:value-of select="f:word('matrix.differs')"/></p>
</xsl:template>

<xsl:template name="guide-list">
  <ul class="guides">
    <xsl:for-each select="$handbook/h:guide">
      <li><a href="#{@xml:id}"><xsl:apply-templates select="h:title/node()" mode="plain"/><small><xsl:value-of select="f:word('guide', @d:number)"/></small></a></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- ============================================================ Chapters and practices -->

<xsl:template match="h:chapter" mode="page">
  <xsl:call-template name="page">
    <xsl:with-param name="href" select="concat(@xml:id, '.html')"/>
    <xsl:with-param name="kind" select="'chapter'"/>
    <xsl:with-param name="id" select="@xml:id"/>
    <xsl:with-param name="head" select="string(h:title)"/>
    <xsl:with-param name="description" select="h:intro"/>
    <xsl:with-param name="body">
      <xsl:call-template name="contents-details"/>
      <div class="lay">
        <xsl:call-template name="contents"/>
        <main id="main" tabindex="-1">
          <p class="kick"><b><xsl:value-of select="f:word('chapter', @d:number)"/></b></p>
          <h1><xsl:apply-templates select="h:title/node()"/></h1>
          <xsl:apply-templates select="h:intro/h:*"/>
          <ol class="chapter-list">
            <xsl:for-each select="h:practice">
              <li><span class="num"><xsl:value-of select="@d:number"/></span><a href="#{@xml:id}"><xsl:apply-templates select="h:question/node()" mode="plain"/></a><xsl:text> </xsl:text><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="@d:verdict"/></xsl:call-template></li>
            </xsl:for-each>
          </ol>
          <xsl:apply-templates select="h:section"/>
        </main>
      </div>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template match="h:practice" mode="page">
  <xsl:call-template name="page">
    <xsl:with-param name="href" select="concat(@xml:id, '.html')"/>
    <xsl:with-param name="kind" select="'practice'"/>
    <xsl:with-param name="id" select="@xml:id"/>
    <xsl:with-param name="head" select="string(h:question)"/>
    <xsl:with-param name="description"><xsl:value-of select="f:word(concat('verdict.', @d:verdict))"/>. <xsl:value-of select="h:rule[@d:headline][1]/h:answer"/></xsl:with-param>
    <xsl:with-param name="skip" select="'skip-answer'"/>
    <xsl:with-param name="body">
      <xsl:for-each select=".."><xsl:call-template name="contents-details"/></xsl:for-each>
      <div class="lay">
        <xsl:variable name="here" select="@xml:id"/>
        <xsl:for-each select=".."><xsl:call-template name="contents"><xsl:with-param name="here" select="$here"/></xsl:call-template></xsl:for-each>
        <main id="main" tabindex="-1">
          <xsl:call-template name="practice-label"/>
          <h1><xsl:copy-of select="h:question/@d:at"/><xsl:apply-templates select="h:question/node()"/></h1>
          <xsl:call-template name="practice-body"/>
          <xsl:call-template name="previous-next"/>
        </main>
        <aside class="side" aria-label="{f:word('web.side')}"><xsl:call-template name="practice-side"/></aside>
      </div>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- On the web, section heads are h2 under the question's h1. -->
<xsl:template name="part-head">
  <xsl:param name="key"/>
  <xsl:param name="id"/>
  <h2 class="s"><xsl:if test="$id"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if><xsl:value-of select="f:word($key)"/></h2>
</xsl:template>
<xsl:template name="scenario-head">
  <h2 class="s ex-head"><xsl:value-of select="f:word('example')"/>: <xsl:apply-templates select="h:title/node()"/></h2>
  <xsl:if test="h:people"><p class="by"><xsl:apply-templates select="h:people/node()"/></p></xsl:if>
</xsl:template>

<!-- Conditions can be ticked off; nothing is stored. -->
<xsl:template name="condition">
  <xsl:choose>
    <xsl:when test="ancestor::h:rule[@d:state = 'past']"><span class="k">(<xsl:value-of select="@d:letter"/>)</span></xsl:when>
    <xsl:otherwise><input type="checkbox" id="{ancestor::h:practice[1]/@xml:id}--tick-{@d:letter}" aria-labelledby="{ancestor::h:practice[1]/@xml:id}--text-{@d:letter}"/></xsl:otherwise>
  </xsl:choose>
  <div class="condition" id="{ancestor::h:practice[1]/@xml:id}--text-{@d:letter}">
    <xsl:if test="not(ancestor::h:rule[@d:state = 'past'])"><span class="k">(<xsl:value-of select="@d:letter"/>)</span></xsl:if>
    <xsl:call-template name="condition-text"/></div>
</xsl:template>

<xsl:template name="contents">
  <xsl:param name="here"/>
  <nav class="toc" aria-label="{f:word('web.contents')}">
    <h2><a href="#{@xml:id}"><xsl:value-of select="@d:number"/>&#x2002;<xsl:value-of select="h:title"/></a></h2>
    <ol>
      <xsl:for-each select="h:practice">
        <li><a href="#{@xml:id}"><xsl:if test="@xml:id = $here"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><span><xsl:value-of select="@d:number"/></span><span><xsl:value-of select="h:title"/></span></a></li>
      </xsl:for-each>
    </ol>
    <ol class="oth">
      <xsl:for-each select="$handbook/h:chapter"><li><a href="#{@xml:id}"><span><xsl:value-of select="@d:number"/></span><span><xsl:value-of select="h:title"/></span></a></li></xsl:for-each>
    </ol>
  </nav>
</xsl:template>

<xsl:template name="contents-details">
  <details class="mtoc"><summary><xsl:value-of select="f:word('chapter', @d:number)"/>: <xsl:value-of select="h:title"/></summary>
    <ol><xsl:for-each select="h:practice"><li><a href="#{@xml:id}"><span><xsl:value-of select="@d:number"/></span><span><xsl:value-of select="h:title"/></span></a></li></xsl:for-each></ol>
  </details>
</xsl:template>

<xsl:template name="previous-next">
  <xsl:variable name="here" select="count(preceding::h:practice[not(ancestor::d:omitted)]) + 1"/>
  <nav class="pn" aria-label="{f:word('web.next-to')}">
    <xsl:for-each select="$practices[$here - 1]"><a class="prev" href="#{@xml:id}"><small>← <xsl:value-of select="@d:number"/></small><span><xsl:value-of select="h:title"/></span></a></xsl:for-each>
    <xsl:for-each select="$practices[$here + 1]"><a class="next" href="#{@xml:id}"><small><xsl:value-of select="@d:number"/> →</small><span><xsl:value-of select="h:title"/></span></a></xsl:for-each>
  </nav>
</xsl:template>

<xsl:template name="practice-side">
  <xsl:if test="d:validity/@*">
    <section><h2><xsl:value-of select="f:word('validity')"/></h2><xsl:call-template name="validity-lines"/>
    </section>
  </xsl:if>
  <xsl:if test="d:cited/d:source">
    <section><h2><xsl:value-of select="f:word('sources')"/></h2><ol class="src"><xsl:apply-templates select="d:cited/d:source"/></ol></section>
  </xsl:if>
  <xsl:if test="d:see-also/d:see">
    <section><h2><xsl:value-of select="f:word('see-also')"/></h2><ul>
      <xsl:for-each select="d:see-also/d:see"><li><a href="#{@ref}"><xsl:call-template name="numbered-title"/></a></li></xsl:for-each></ul></section>
  </xsl:if>
  <xsl:if test="d:in-guides/d:see">
    <section><h2><xsl:value-of select="f:word('guide-head')"/></h2><ul>
      <xsl:for-each select="d:in-guides/d:see"><li><a href="#{@ref}"><xsl:call-template name="numbered-title"/></a></li></xsl:for-each></ul></section>
  </xsl:if>
</xsl:template>

<!-- ============================================================ Guides: nested details, no script -->

<xsl:template match="h:guide" mode="page">
  <xsl:call-template name="page">
    <xsl:with-param name="href" select="concat(@xml:id, '.html')"/>
    <xsl:with-param name="kind" select="'guide'"/>
    <xsl:with-param name="id" select="@xml:id"/>
    <xsl:with-param name="head" select="string(h:title)"/>
    <xsl:with-param name="body"><main class="narrow" id="main" tabindex="-1"><xsl:apply-templates select="."/></main></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template match="h:guide">
  <xsl:param name="level" select="1"/>
  <p class="kick"><b><xsl:value-of select="f:word('guide', @d:number)"/></b><xsl:text>&#x2002;</xsl:text>
    <xsl:value-of select="f:word('guide.made-from')"/><xsl:text> </xsl:text>
    <xsl:call-template name="number-list"><xsl:with-param name="rest" select="concat(normalize-space(@practices), ' ')"/></xsl:call-template></p>
  <xsl:element name="h{$level}"><xsl:apply-templates select="h:title/node()"/></xsl:element>
  <xsl:apply-templates select="h:*[not(self::h:title or self::h:accept)]"/>
  <xsl:choose>
    <xsl:when test="d:tree">
      <p><xsl:value-of select="f:word('web.choose')"/></p>
      <xsl:apply-templates select="d:tree/*"/>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="d:key"/></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="d:helps/d:help">
    <dl class="helps"><xsl:for-each select="d:helps/d:help"><dt><b><xsl:value-of select="@name"/></b></dt><dd><xsl:value-of select="."/></dd></xsl:for-each></dl>
  </xsl:if>
</xsl:template>

<!-- One answer of a question stays open: its details share a name. -->
<xsl:template match="d:question">
  <xsl:variable name="name">q-<xsl:value-of select="ancestor::h:guide/@xml:id"/>-<xsl:number level="multiple" count="d:question | d:choice" format="1-1"/></xsl:variable>
  <div class="q" role="group" aria-label="{@text}">
    <p class="qq"><xsl:value-of select="@text"/></p>
    <xsl:if test="@help"><p class="hint"><xsl:value-of select="@help"/></p></xsl:if>
    <xsl:for-each select="d:choice">
      <details name="{$name}"><summary><xsl:value-of select="@text"/></summary>
        <div class="nx"><xsl:apply-templates/></div></details>
    </xsl:for-each>
  </div>
</xsl:template>

<xsl:template match="d:leaf"><xsl:apply-templates/></xsl:template>
<xsl:template match="d:leaf[@none]"><p><xsl:value-of select="f:word('guide.none')"/></p></xsl:template>

<xsl:template match="d:outcome">
  <xsl:variable name="practice" select="key('id', @practice)"/>
  <xsl:variable name="speaks" select="substring-before(concat(normalize-space(@rules), ' '), ' ')"/>
  <xsl:variable name="rule" select="key('id', $speaks)"/>
  <div class="ans {f:sign(@verdict)}">
    <p class="big"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template><span class="w"><xsl:value-of select="f:word(concat('verdict.', @verdict))"/></span></p>
    <p><xsl:choose>
      <xsl:when test="$rule/h:answer"><xsl:apply-templates select="$rule/h:answer/h:p" mode="plain"/></xsl:when>
      <xsl:when test="$rule/h:wording"><xsl:apply-templates select="$rule/h:wording/h:p" mode="plain"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="f:word('not-stated.answer')"/></xsl:otherwise>
    </xsl:choose></p>
    <xsl:if test="@letters"><p class="m"><xsl:call-template name="letters"><xsl:with-param name="practice" select="@practice"/></xsl:call-template></p></xsl:if>
    <p class="m"><a href="#{@practice}"><xsl:value-of select="$practice/@d:number"/><xsl:text> </xsl:text><xsl:value-of select="$practice/h:title"/></a></p>
  </div>
</xsl:template>

<xsl:template match="d:key">
  <xsl:variable name="guide" select="ancestor::h:guide/@xml:id"/>
  <ol class="numbered-key">
    <xsl:for-each select="d:question">
      <li id="{$guide}--q{@n}"><p class="qq"><xsl:value-of select="@n"/>. <xsl:value-of select="@text"/></p>
        <xsl:if test="@help"><p class="hint"><xsl:value-of select="@help"/></p></xsl:if>
        <ul>
          <xsl:for-each select="d:choice">
            <li><b><xsl:value-of select="@text"/></b><xsl:text> </xsl:text>
              <xsl:choose>
                <xsl:when test="@goto"><a href="#{$guide}--q{@goto}"><xsl:value-of select="f:word('guide.goto', @goto)"/></a></xsl:when>
                <xsl:otherwise><xsl:apply-templates select="d:leaf"/></xsl:otherwise>
              </xsl:choose></li>
          </xsl:for-each>
        </ul></li>
    </xsl:for-each>
  </ol>
</xsl:template>

<xsl:template name="guides-page">
  <xsl:if test="h:guide">
    <xsl:call-template name="page">
      <xsl:with-param name="href" select="'guides.html'"/>
      <xsl:with-param name="kind" select="'list'"/>
      <xsl:with-param name="head" select="f:word('guides')"/>
      <xsl:with-param name="body"><main class="wide" id="main" tabindex="-1"><h1><xsl:value-of select="f:word('guides')"/></h1><xsl:call-template name="guide-list"/></main></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- ============================================================ Lists -->

<xsl:template name="scenarios-page">
  <xsl:variable name="free" select="h:scenario[not(@in)]"/>
  <xsl:if test="$free">
    <xsl:call-template name="page">
      <xsl:with-param name="href" select="'examples.html'"/>
      <xsl:with-param name="kind" select="'list'"/>
      <xsl:with-param name="head" select="f:word('examples')"/>
      <xsl:with-param name="body"><main class="narrow" id="main" tabindex="-1"><h1><xsl:value-of select="f:word('examples')"/></h1><xsl:apply-templates select="$free"/></main></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="sources-page">
  <xsl:call-template name="page">
    <xsl:with-param name="href" select="'sources.html'"/>
    <xsl:with-param name="kind" select="'list'"/>
    <xsl:with-param name="head" select="f:word('sources-head')"/>
    <xsl:with-param name="body"><main class="narrow" id="main" tabindex="-1"><h1><xsl:value-of select="f:word('sources-head')"/></h1><xsl:call-template name="sources-list"/></main></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="words-page">
  <xsl:if test="d:words/d:word">
    <xsl:call-template name="page">
      <xsl:with-param name="href" select="'words.html'"/>
      <xsl:with-param name="kind" select="'list'"/>
      <xsl:with-param name="head" select="f:word('words')"/>
      <xsl:with-param name="body"><main class="narrow" id="main" tabindex="-1"><h1><xsl:value-of select="f:word('words')"/></h1><xsl:call-template name="words-list"/></main></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- A locator is a link to its practice, by number. -->
<xsl:template match="d:locator">
  <xsl:text>, </xsl:text>
  <a href="#{@ref}"><xsl:choose>
      <xsl:when test="@main"><b><xsl:value-of select="@number"/></b></xsl:when>
      <xsl:otherwise><xsl:value-of select="@number"/></xsl:otherwise>
    </xsl:choose></a>
</xsl:template>
<xsl:template match="d:see"><xsl:text>, </xsl:text><em><xsl:value-of select="f:word('see')"/></em><xsl:text> </xsl:text><xsl:value-of select="@text"/></xsl:template>

<xsl:template name="index-list">
  <div class="ix">
    <xsl:for-each select="d:index/d:letter">
      <section><h2><xsl:value-of select="@name"/></h2>
        <ul><xsl:for-each select="d:entry">
          <li><xsl:value-of select="@text"/><xsl:apply-templates select="d:locator | d:see"/>
            <xsl:if test="d:sub"><ul><xsl:for-each select="d:sub"><li><xsl:value-of select="@text"/><xsl:apply-templates select="d:locator | d:see"/></li></xsl:for-each></ul></xsl:if></li>
        </xsl:for-each></ul></section>
    </xsl:for-each>
  </div>
</xsl:template>

<xsl:template name="index-page">
  <xsl:if test="d:index/d:letter">
    <xsl:call-template name="page">
      <xsl:with-param name="href" select="'a-z.html'"/>
      <xsl:with-param name="kind" select="'list'"/>
      <xsl:with-param name="head" select="f:word('index')"/>
      <xsl:with-param name="body"><main class="wide" id="main" tabindex="-1"><h1><xsl:value-of select="f:word('index')"/></h1><xsl:call-template name="index-list"/></main></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- What the signs mean, and what the standing of a source means. -->
<xsl:template name="how-body">
  <p class="lead"><xsl:value-of select="f:word('how.lead')"/></p>
  <dl class="leg">
    <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'allowed'"/></xsl:call-template>
    <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'conditional'"/></xsl:call-template>
    <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'recommended'"/></xsl:call-template>
    <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'required'"/></xsl:call-template>
    <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'exempt'"/></xsl:call-template>
    <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'discouraged'"/></xsl:call-template>
    <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'forbidden'"/></xsl:call-template>
    <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'unsettled'"/></xsl:call-template>
    <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'not-stated'"/></xsl:call-template>
  </dl>
</xsl:template>

<xsl:template name="legend">
  <xsl:param name="verdict"/>
  <div><dt><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template></dt>
    <dd><xsl:value-of select="f:word(concat('how.', $verdict))"/></dd></div>
</xsl:template>

<xsl:template name="how-page">
  <xsl:call-template name="page">
    <xsl:with-param name="href" select="'how-to-read.html'"/>
    <xsl:with-param name="kind" select="'list'"/>
    <xsl:with-param name="head" select="f:word('web.how')"/>
    <xsl:with-param name="body"><main class="narrow" id="main" tabindex="-1"><h1><xsl:value-of select="f:word('web.how')"/></h1><xsl:call-template name="how-body"/></main></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- ============================================================ Everything on one page -->

<xsl:template name="all-page">
  <xsl:call-template name="page">
    <xsl:with-param name="href" select="'all.html'"/>
    <xsl:with-param name="kind" select="'all'"/>
    <xsl:with-param name="head" select="f:word('web.all')"/>
    <xsl:with-param name="body">
      <main class="narrow" id="main" tabindex="-1">
        <h1><xsl:value-of select="$title"/></h1>
        <xsl:for-each select="h:chapter">
          <section class="chapter" id="{@xml:id}">
            <p class="kick"><b><xsl:value-of select="f:word('chapter', @d:number)"/></b></p>
            <h2 class="chapter-title"><xsl:apply-templates select="h:title/node()"/></h2>
            <xsl:apply-templates select="h:intro/h:*"/>
            <xsl:for-each select="h:practice | h:section">
              <xsl:choose>
                <xsl:when test="self::h:section"><xsl:apply-templates select="."/></xsl:when>
                <xsl:otherwise>
                  <article class="practice" id="{@xml:id}">
                    <xsl:call-template name="practice-label"/>
                    <h2 class="question"><xsl:apply-templates select="h:question/node()"/></h2>
                    <xsl:call-template name="practice-body"/>
                    <div class="side"><xsl:call-template name="practice-side"/></div>
                  </article>
                </xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </section>
        </xsl:for-each>
      </main>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="missing-page">
  <xsl:call-template name="page">
    <xsl:with-param name="href" select="'404.html'"/>
    <xsl:with-param name="kind" select="'missing'"/>
    <xsl:with-param name="head" select="f:word('web.missing')"/>
    <xsl:with-param name="body"><main class="narrow" id="main" tabindex="-1"><h1><xsl:value-of select="f:word('web.missing')"/></h1><p><a href="index.html"><xsl:value-of select="f:word('web.missing-text')"/></a></p></main></xsl:with-param>
  </xsl:call-template>
</xsl:template>

</xsl:stylesheet>
