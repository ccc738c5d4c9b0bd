<?xml version="1.0" encoding="UTF-8"?>
<!-- The web edition: one d:page for each file of the site; generator/web/site.c turns them into
     files.  Places are named by id alone (href="#pay-outside"); site.c makes addresses of them.

     What several pages hold is written once, as a d:part, and used by d:use: the frame, the
     contents of a chapter, and every text that also stands in all.html.  A part's h1 is the h1 of
     its own page; sink="2" makes it an h3 elsewhere, and so on with the heads below it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h f">

<xsl:import href="proviso:handbook.xsl"/>

<xsl:variable name="title"><xsl:apply-templates select="$handbook/h:title" mode="words"/></xsl:variable>
<xsl:variable name="chapters" select="$handbook/h:chapter"/>
<!-- Asked for on every page: a path from the handbook would walk over all that is in it. -->
<xsl:variable name="site" select="string($handbook/h:site/@href)"/>
<!-- With more chapters than this, a page's contents show only its neighbours. -->
<xsl:variable name="most-chapters" select="20"/>
<xsl:variable name="has-figures" select="$handbook/h:facts/h:fact"/>
<xsl:variable name="has-words" select="$handbook/d:words/d:word"/>
<xsl:variable name="has-index" select="$handbook/d:index/d:letter"/>
<xsl:variable name="free-scenarios" select="$handbook/h:scenario[not(@in)]"/>

<xsl:template match="/">
  <d:site>
    <xsl:for-each select="$handbook">
      <xsl:call-template name="search"/>
      <d:part name="frame"><xsl:call-template name="frame"/></d:part>
      <xsl:call-template name="home"/>
      <xsl:call-template name="how-page"/>
      <xsl:apply-templates select="h:guide" mode="page"/>
      <xsl:call-template name="guides-page"/>
      <xsl:apply-templates select="h:chapter" mode="page"/>
      <xsl:call-template name="scenarios-page"/>
      <xsl:call-template name="figures-page"/>
      <xsl:call-template name="sources-page"/>
      <xsl:call-template name="words-page"/>
      <xsl:call-template name="index-page"/>
      <xsl:call-template name="contents-page"/>
      <xsl:call-template name="all-page"/>
      <xsl:call-template name="missing-page"/>
    </xsl:for-each>
  </d:site>
</xsl:template>

<!-- ============================================================ The frame of every page
     Filled in by the d:page: its attributes (kind, title, skip) and d:fill elements (head, body). -->

<xsl:template name="frame">
  <html>
    <xsl:copy-of select="@xml:lang"/>
    <xsl:call-template name="direction"/>
    <head>
      <meta charset="utf-8"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title><d:slot name="title"/></title>
      <d:slot name="head"/>
      <link rel="icon" type="image/svg+xml" href="asset:icon.svg"/>
      <link rel="stylesheet" href="asset:site.css"/>
    </head>
    <body class="slot:kind">
      <a class="skip" href="#main"><d:slot name="skip"/></a>
      <header class="top"><div class="in">
        <a class="name" href="index.html"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="'conditional'"/></xsl:call-template><xsl:value-of select="$title"/></a>
        <a href="contents.html"><xsl:value-of select="f:word('contents')"/></a>
        <xsl:if test="h:guide"><a href="guides.html"><xsl:value-of select="f:word('guides')"/></a></xsl:if>
        <xsl:if test="$has-index"><a href="a-z.html"><xsl:value-of select="f:word('index')"/></a></xsl:if>
        <a class="find" href="index.html#search"><xsl:value-of select="f:word('web.search')"/></a>
      </div></header>
      <d:if feature="pdf"><p class="bookline"><xsl:value-of select="f:word('web.for-paper')"/><xsl:text> </xsl:text><xsl:call-template name="pdf-link"/><xsl:if test="h:site/@href"><xsl:text>, </xsl:text><xsl:value-of select="h:site/@href"/>handbook.pdf</xsl:if></p></d:if>
      <d:slot name="body"/>
      <footer class="ft"><div class="in">
        <p><xsl:value-of select="f:word('as-read-on', @d:as-of-text)"/> · <xsl:apply-templates select="h:edition/node()" mode="words"/></p>
        <ul>
          <li class="nw"><a href="contents.html"><xsl:value-of select="f:word('contents')"/></a></li>
          <xsl:if test="h:guide"><li class="nw"><a href="guides.html"><xsl:value-of select="f:word('guides')"/></a></li></xsl:if>
          <xsl:if test="$has-index"><li class="nw"><a href="a-z.html"><xsl:value-of select="f:word('index')"/></a></li></xsl:if>
          <li><a href="how-to-read.html"><xsl:value-of select="f:word('web.how')"/></a></li>
          <li><a href="sources.html"><xsl:value-of select="f:word('sources')"/></a></li>
          <xsl:if test="$has-words"><li><a href="words.html"><xsl:value-of select="f:word('words')"/></a></li></xsl:if>
          <li><a href="all.html"><xsl:value-of select="f:word('web.all')"/></a></li>
          <d:if feature="pdf"><li><xsl:call-template name="pdf-link"/></li></d:if>
        </ul>
      </div></footer>
      <xsl:call-template name="sprite"/>
    </body>
  </html>
</xsl:template>

<!-- Languages written from the right. -->
<xsl:template name="direction">
  <xsl:variable name="lang" select="concat(' ', substring-before(concat(translate(@xml:lang, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), '-'), '-'), ' ')"/>
  <xsl:if test="contains(' ar arc ckb dv fa he ks nqo ps sd syr ug ur yi ', $lang)"><xsl:attribute name="dir">rtl</xsl:attribute></xsl:if>
</xsl:template>

<!-- "The book (PDF, 1.2 MB)": the size is known when the book is made. -->
<xsl:template name="pdf-link">
  <xsl:variable name="text" select="f:word('web.pdf', '|')"/>
  <a href="pdf:"><xsl:value-of select="substring-before($text, '|')"/><d:slot name="pdf-size"/><xsl:value-of select="substring-after($text, '|')"/></a>
</xsl:template>

<!-- What a page says of itself to search engines. -->
<xsl:template name="head">
  <xsl:param name="href"/>
  <xsl:param name="description"/>
  <d:fill name="head">
    <xsl:if test="normalize-space($description)"><meta name="description" content="{normalize-space($description)}"/></xsl:if>
    <xsl:if test="$site"><link rel="canonical" href="{$site}{$href}"/></xsl:if>
  </d:fill>
</xsl:template>

<!-- A page that is one part, with a title of the generator's. -->
<xsl:template name="part-page">
  <xsl:param name="part"/>
  <xsl:param name="href" select="concat($part, '.html')"/>
  <xsl:param name="title-text"/>
  <xsl:param name="class" select="'narrow'"/>
  <d:page href="{$href}" kind="list" title="{$title-text} – {$title}" skip="{f:word('web.skip')}">
    <xsl:call-template name="head"><xsl:with-param name="href" select="$href"/></xsl:call-template>
    <d:fill name="body"><main class="{$class}" id="main" tabindex="-1"><d:use part="{$part}"/></main></d:fill>
  </d:page>
</xsl:template>

<!-- The text of titles: no elements, figures filled in. -->
<xsl:template match="h:*" mode="words"><xsl:apply-templates mode="words"/></xsl:template>
<xsl:template match="h:index | h:cite" mode="words"/>
<xsl:template match="h:value-of | h:term[@ref][not(node())]" mode="words"><xsl:value-of select="@d:text"/></xsl:template>
<xsl:template match="h:ref[not(node())]" mode="words"><xsl:value-of select="@d:title"/></xsl:template>

<!-- A verdict sign is a use of the sprite.  A symbol reaches only the pages that use it. -->
<xsl:template name="sign">
  <xsl:param name="verdict"/>
  <xsl:param name="class"/>
  <xsl:if test="$verdict != 'not-concerned'">
    <svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" viewBox="0 0 16 16"><xsl:if test="$class"><xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute></xsl:if><use href="#sign-{f:sign($verdict)}"/></svg>
  </xsl:if>
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

<!-- ============================================================ Search
     What is found, and by which words (generator/web/search.h). -->

<xsl:template name="search">
  <d:search>
    <xsl:for-each select="d:matrix/d:role"><d:role name="{@name}"/></xsl:for-each>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'allowed'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'conditional'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'recommended'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'required'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'exempt'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'discouraged'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'forbidden'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'unsettled'"/></xsl:call-template>
    <xsl:call-template name="search-verdict"><xsl:with-param name="verdict" select="'not-stated'"/></xsl:call-template>
    <xsl:apply-templates select="h:chapter/h:practice" mode="search"/>
    <xsl:apply-templates select="h:guide" mode="search"/>
    <xsl:apply-templates select="h:chapter/h:section[@xml:id]" mode="search"/>
    <xsl:for-each select="$has-words"><xsl:apply-templates select="key('id', @ref)" mode="search"/></xsl:for-each>
  </d:search>
</xsl:template>

<xsl:template name="search-verdict">
  <xsl:param name="verdict"/>
  <d:verdict name="{$verdict}" sign="{f:sign($verdict)}" word="{f:word(concat('verdict.', $verdict))}"/>
</xsl:template>

<!-- A practice is found by its title, question and answers, by its index entries, and by the
     words it uses, under all the names they have had; main entries count twice. -->
<xsl:template match="h:practice" mode="search">
  <d:doc href="{@xml:id}.html" number="{@d:number}">
    <xsl:attribute name="title"><xsl:apply-templates select="h:title" mode="words"/></xsl:attribute>
    <xsl:attribute name="question"><xsl:apply-templates select="h:question" mode="words"/></xsl:attribute>
    <xsl:for-each select="d:cells/d:cell"><d:cell verdict="{@verdict}"/></xsl:for-each>
    <xsl:for-each select="h:index"><d:text field="words" entry="{normalize-space()}"><xsl:if test="@main = 'yes'"><xsl:value-of select="."/></xsl:if></d:text></xsl:for-each>
    <xsl:for-each select=".//h:term[@ref]"><xsl:for-each select="key('id', @ref)/h:name"><d:text field="words"><xsl:value-of select="."/></d:text></xsl:for-each></xsl:for-each>
    <xsl:for-each select="h:rule[@d:state = 'current']/h:answer"><d:text field="answer"><xsl:apply-templates select="." mode="words"/></d:text></xsl:for-each>
  </d:doc>
</xsl:template>

<xsl:template match="h:guide | h:section" mode="search">
  <d:doc href="{@xml:id}.html" number="{f:word('guide', @d:number)}">
    <xsl:if test="self::h:section">
      <xsl:attribute name="href"><xsl:value-of select="concat(../@xml:id, '.html#', @xml:id)"/></xsl:attribute>
      <xsl:attribute name="number"><xsl:value-of select="f:word('chapter', ../@d:number)"/></xsl:attribute>
    </xsl:if>
    <xsl:attribute name="title"><xsl:apply-templates select="h:title" mode="words"/></xsl:attribute>
    <xsl:for-each select="h:index"><d:text field="words"><xsl:value-of select="."/></d:text></xsl:for-each>
  </d:doc>
</xsl:template>

<xsl:template match="h:glossary/h:term" mode="search">
  <d:doc href="words.html#{@xml:id}" number="{f:word('words')}">
    <xsl:attribute name="title"><xsl:apply-templates select="h:name[@d:current][1]" mode="words"/></xsl:attribute>
    <xsl:for-each select="h:name[not(@d:current)]"><d:text field="title" entry="{normalize-space()}"/></xsl:for-each>
    <d:text field="answer"><xsl:apply-templates select="h:definition" mode="words"/></d:text>
  </d:doc>
</xsl:template>

<!-- Without script, or without lunr, the form leads to the index. -->
<xsl:template name="search-form">
  <xsl:variable name="action"><xsl:choose><xsl:when test="$has-index">a-z.html</xsl:when><xsl:otherwise>contents.html</xsl:otherwise></xsl:choose></xsl:variable>
  <form action="{$action}" role="search" class="search">
    <label for="search"><xsl:value-of select="f:word('web.type')"/></label>
    <div class="row">
      <span class="field"><input id="search" name="q" type="search" autocomplete="off" autocapitalize="none" spellcheck="false"/></span>
      <button class="btn"><xsl:value-of select="f:word('web.find')"/></button>
    </div>
    <p class="vh" role="status" id="search-status"></p>
  </form>
  <d:if feature="search">
    <script src="asset:site.js" defer="" data-lunr="asset:lunr.js" data-search="asset:search.js" data-index="asset:search-index.js" data-list="{f:word('web.results')}" data-none="{f:word('web.results-none')}" data-one="{f:word('web.results-one')}" data-many="{f:word('web.results-many', '#')}"></script>
  </d:if>
</xsl:template>

<!-- ============================================================ Home -->

<xsl:template name="home">
  <d:part name="matrix"><xsl:call-template name="matrix-key"/><xsl:call-template name="matrix"/></d:part>
  <d:page href="index.html" kind="home" title="{$title}" skip="{f:word('web.skip-matrix')}">
    <xsl:call-template name="head"><xsl:with-param name="description"><xsl:apply-templates select="h:subtitle" mode="words"/></xsl:with-param></xsl:call-template>
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
        <div class="tools">
          <h2><xsl:value-of select="f:word('web.every-answer')"/></h2>
          <xsl:call-template name="role-filter"/>
        </div>
        <d:use part="matrix"/>
        <xsl:if test="h:guide">
          <h2 class="s"><xsl:value-of select="f:word('guides')"/></h2>
          <xsl:call-template name="guide-list"/>
        </xsl:if>
        <xsl:if test="h:notice"><div class="notice"><xsl:apply-templates select="h:notice/h:*"/></div></xsl:if>
      </main>
    </d:fill>
  </d:page>
</xsl:template>

<!-- Hides the other roles' columns where the browser knows :has(); else all of them stay. -->
<xsl:template name="role-filter">
  <xsl:if test="d:matrix/d:role[2] and not(d:matrix/d:role[9])">
    <fieldset class="seg">
      <legend><xsl:value-of select="f:word('web.i-am')"/></legend>
      <span class="b">
        <label><input type="radio" name="r" id="role-any" checked="checked"/><xsl:value-of select="f:word('web.anyone')"/></label>
        <xsl:for-each select="d:matrix/d:role"><label><input type="radio" name="r" id="role-{position()}"/><xsl:value-of select="@name"/></label></xsl:for-each>
      </span>
    </fieldset>
  </xsl:if>
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
        <tr class="ch"><th scope="rowgroup" colspan="{count($roles) + 2}"><a href="#{@xml:id}"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></a></th></tr>
        <xsl:for-each select="h:practice">
          <tr>
            <td class="num"><xsl:value-of select="@d:number"/></td>
            <th class="t" scope="row"><a href="#{@xml:id}"><xsl:apply-templates select="h:question" mode="words"/></a>
              <xsl:if test="@d:state = 'ended'"><xsl:text> </xsl:text><span class="ended"><xsl:value-of select="f:word('ended.short', @d:ended-text)"/></span></xsl:if></th>
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
  <xsl:if test="d:matrix/d:row/d:cell[@differs]"><p class="hint">* <xsl:value-of select="f:word('matrix.differs')"/></p></xsl:if>
</xsl:template>

<!-- ============================================================ Chapters -->

<xsl:template match="h:chapter" mode="page">
  <xsl:call-template name="contents-parts"/>
  <d:part name="chapter-{@xml:id}">
    <p class="kick"><b><xsl:value-of select="f:word('chapter', @d:number)"/></b><xsl:call-template name="official-number"/></p>
    <h1><xsl:copy-of select="h:title/@xml:lang"/><xsl:apply-templates select="h:title/node()"/></h1>
    <xsl:apply-templates select="h:intro/h:*"/>
  </d:part>
  <xsl:for-each select="h:section"><d:part name="section-{../@xml:id}-{position()}"><xsl:apply-templates select="."/></d:part></xsl:for-each>
  <xsl:variable name="words"><xsl:apply-templates select="h:title" mode="words"/></xsl:variable>
  <d:page href="{@xml:id}.html" kind="chapter" id="{@xml:id}" title="{$words} – {$title}" skip="{f:word('web.skip')}">
    <xsl:call-template name="head">
      <xsl:with-param name="href" select="concat(@xml:id, '.html')"/>
      <xsl:with-param name="description"><xsl:apply-templates select="h:intro/h:p[1]" mode="words"/></xsl:with-param>
    </xsl:call-template>
    <d:fill name="body">
      <d:use part="menu-{@xml:id}"/>
      <div class="lay">
        <d:use part="contents-{@xml:id}"/>
        <main id="main" tabindex="-1">
          <d:use part="chapter-{@xml:id}"/>
          <xsl:if test="h:practice">
            <ol class="chapter-list">
              <xsl:for-each select="h:practice">
                <li><span class="num"><xsl:value-of select="@d:number"/></span><a href="#{@xml:id}"><xsl:apply-templates select="h:question" mode="words"/></a><xsl:text> </xsl:text><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="@d:verdict"/></xsl:call-template></li>
              </xsl:for-each>
            </ol>
          </xsl:if>
          <xsl:for-each select="h:section"><d:use part="section-{../@xml:id}-{position()}"/></xsl:for-each>
        </main>
      </div>
    </d:fill>
  </d:page>
  <xsl:apply-templates select="h:practice" mode="page"/>
</xsl:template>

<!-- The contents of a chapter, beside the text and, on narrow screens, above it.  A page lists its
     own sections below its line; site.c says which line is the page's own. -->
<xsl:template name="contents-parts">
  <d:part name="contents-{@xml:id}">
    <nav class="toc" aria-label="{f:word('web.contents')}">
      <h2><a href="#{@xml:id}"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></a></h2>
      <xsl:if test="h:practice">
        <ol>
          <xsl:for-each select="h:practice">
            <li><xsl:call-template name="contents-line"/><d:slot name="{@xml:id}"/></li>
          </xsl:for-each>
        </ol>
      </xsl:if>
      <xsl:if test="$chapters[2]">
        <ol class="oth">
          <xsl:choose>
            <xsl:when test="count($chapters) &lt;= $most-chapters">
              <xsl:variable name="here" select="@xml:id"/>
              <xsl:for-each select="$chapters[@xml:id != $here]"><li><xsl:call-template name="contents-line"/></li></xsl:for-each>
            </xsl:when>
            <xsl:otherwise>
              <xsl:for-each select="preceding-sibling::h:chapter[1] | following-sibling::h:chapter[1]"><li><xsl:call-template name="contents-line"/></li></xsl:for-each>
              <li><a href="contents.html"><span></span><span><xsl:value-of select="f:word('web.all-chapters')"/></span></a></li>
            </xsl:otherwise>
          </xsl:choose>
        </ol>
      </xsl:if>
    </nav>
  </d:part>
  <d:part name="menu-{@xml:id}">
    <nav class="mtoc" aria-label="{f:word('web.contents')}"><details><summary><xsl:value-of select="f:word('chapter', @d:number)"/>: <xsl:apply-templates select="h:title" mode="words"/></summary>
      <ol><xsl:for-each select=". | h:practice"><li><xsl:call-template name="contents-line"/></li></xsl:for-each></ol>
    </details></nav>
  </d:part>
</xsl:template>

<xsl:template name="contents-line">
  <a href="#{@xml:id}"><span><xsl:value-of select="@d:number"/></span><span><xsl:apply-templates select="h:title" mode="words"/></span></a>
</xsl:template>

<!-- ============================================================ Practices -->

<xsl:template match="h:practice" mode="page">
  <xsl:variable name="words"><xsl:apply-templates select="h:question" mode="words"/></xsl:variable>
  <d:part name="text-{@xml:id}">
    <xsl:call-template name="practice-label"/>
    <h1 class="question"><xsl:copy-of select="h:question/@xml:lang"/><xsl:apply-templates select="h:question/node()"/></h1>
    <xsl:call-template name="practice-body"/>
  </d:part>
  <d:part name="side-{@xml:id}"><xsl:call-template name="practice-side"/></d:part>
  <d:page href="{@xml:id}.html" kind="practice" id="{@xml:id}" title="{$words} – {$title}" skip="{f:word('web.skip-answer')}">
    <xsl:call-template name="head">
      <xsl:with-param name="href" select="concat(@xml:id, '.html')"/>
      <xsl:with-param name="description"><xsl:value-of select="f:word(concat('verdict.', @d:verdict))"/>. <xsl:apply-templates select="h:rule[@d:part = 'speaks'][1]/h:answer" mode="words"/></xsl:with-param>
    </xsl:call-template>
    <d:fill name="body">
      <d:use part="menu-{../@xml:id}"/>
      <div class="lay">
        <d:use part="contents-{../@xml:id}"><d:fill name="{@xml:id}"><ol class="sub"><d:outline part="text-{@xml:id}"/></ol></d:fill></d:use>
        <main id="main" tabindex="-1"><xsl:copy-of select="@xml:lang"/>
          <d:use part="text-{@xml:id}"/>
          <xsl:call-template name="previous-next"/>
        </main>
        <aside class="side" aria-label="{f:word('web.side')}"><d:use part="side-{@xml:id}"/></aside>
      </div>
    </d:fill>
  </d:page>
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

<!-- The rule table has a head of its own, which the contents list. -->
<xsl:template name="table-head">
  <xsl:call-template name="part-head"><xsl:with-param name="key" select="'rule-table'"/><xsl:with-param name="id" select="concat(@xml:id, '--table')"/></xsl:call-template>
</xsl:template>
<xsl:template name="table-caption"><caption><xsl:value-of select="f:word('rule-table.hint')"/></caption></xsl:template>

<!-- Conditions can be ticked off; nothing is stored. -->
<xsl:template name="condition">
  <xsl:variable name="practice" select="ancestor::h:practice[1]/@xml:id"/>
  <xsl:choose>
    <xsl:when test="ancestor::h:rule[1]/@d:state = 'past'"><span class="k">(<xsl:value-of select="@d:letter"/>)</span><div class="condition"><xsl:call-template name="condition-text"/></div></xsl:when>
    <xsl:otherwise>
      <input type="checkbox" id="{$practice}--tick-{@d:letter}" aria-labelledby="{$practice}--text-{@d:letter}"/>
      <div class="condition" id="{$practice}--text-{@d:letter}"><span class="k">(<xsl:value-of select="@d:letter"/>)</span><xsl:call-template name="condition-text"/></div>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The neighbours in the book, across chapters. -->
<xsl:template name="previous-next">
  <nav class="pn" aria-label="{f:word('web.next-to')}">
    <xsl:choose>
      <xsl:when test="preceding-sibling::h:practice[1]"><xsl:apply-templates select="preceding-sibling::h:practice[1]" mode="previous"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="../preceding-sibling::h:chapter[h:practice][1]/h:practice[last()]" mode="previous"/></xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="following-sibling::h:practice[1]"><xsl:apply-templates select="following-sibling::h:practice[1]" mode="next"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="../following-sibling::h:chapter[h:practice][1]/h:practice[1]" mode="next"/></xsl:otherwise>
    </xsl:choose>
  </nav>
</xsl:template>
<xsl:template match="h:practice" mode="previous"><a class="prev" rel="prev" href="#{@xml:id}"><small><span aria-hidden="true">← </span><xsl:value-of select="@d:number"/></small><span class="tt"><xsl:apply-templates select="h:title" mode="words"/></span></a></xsl:template>
<xsl:template match="h:practice" mode="next"><a class="next" rel="next" href="#{@xml:id}"><small><xsl:value-of select="@d:number"/><span aria-hidden="true"> →</span></small><span class="tt"><xsl:apply-templates select="h:title" mode="words"/></span></a></xsl:template>

<xsl:template name="practice-side">
  <xsl:if test="d:validity/@*">
    <section><h2><xsl:value-of select="f:word('validity')"/></h2><xsl:call-template name="validity-lines"/></section>
  </xsl:if>
  <xsl:if test="d:cited/d:source">
    <section><h2><xsl:value-of select="f:word('sources')"/></h2><ol class="src"><xsl:apply-templates select="d:cited/d:source"/></ol></section>
  </xsl:if>
  <xsl:if test="d:see-also/d:see">
    <section><h2><xsl:value-of select="f:word('see-also')"/></h2><ul><xsl:for-each select="d:see-also/d:see"><li><xsl:call-template name="see"/></li></xsl:for-each></ul></section>
  </xsl:if>
  <xsl:if test="d:in-guides/d:see">
    <section><h2><xsl:value-of select="f:word('guide-head')"/></h2><ul><xsl:for-each select="d:in-guides/d:see"><li><xsl:call-template name="see"/></li></xsl:for-each></ul></section>
  </xsl:if>
</xsl:template>

<xsl:template name="see"><a href="#{@ref}"><xsl:call-template name="numbered-title"/></a></xsl:template>

<!-- ============================================================ Guides: nested details, no script -->

<xsl:template match="h:guide" mode="page">
  <xsl:variable name="words"><xsl:apply-templates select="h:title" mode="words"/></xsl:variable>
  <d:part name="guide-{@xml:id}"><xsl:apply-templates select="."/></d:part>
  <d:page href="{@xml:id}.html" kind="guide" id="{@xml:id}" title="{$words} – {$title}" skip="{f:word('web.skip')}">
    <xsl:call-template name="head"><xsl:with-param name="href" select="concat(@xml:id, '.html')"/></xsl:call-template>
    <d:fill name="body"><main class="narrow" id="main" tabindex="-1"><d:use part="guide-{@xml:id}"/></main></d:fill>
  </d:page>
</xsl:template>

<xsl:template match="h:guide">
  <p class="kick"><b><xsl:value-of select="f:word('guide', @d:number)"/></b><xsl:text>&#x2002;</xsl:text>
    <xsl:value-of select="f:word('guide.made-from')"/><xsl:text> </xsl:text>
    <xsl:call-template name="number-list"><xsl:with-param name="rest" select="concat(normalize-space(@practices), ' ')"/></xsl:call-template></p>
  <h1><xsl:copy-of select="h:title/@xml:lang"/><xsl:apply-templates select="h:title/node()"/></h1>
  <xsl:apply-templates select="h:*[not(self::h:title or self::h:accept)]"/>
  <xsl:choose>
    <xsl:when test="d:tree">
      <xsl:if test="d:tree/d:question"><p><xsl:value-of select="f:word('web.choose')"/></p></xsl:if>
      <xsl:apply-templates select="d:tree/*"><xsl:with-param name="path" select="concat('q-', @xml:id)"/></xsl:apply-templates>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="d:key"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- One answer of a question stays open: its details share a name. -->
<xsl:template match="d:question">
  <xsl:param name="path"/>
  <div class="q" role="group" aria-label="{@text}">
    <p class="qq"><xsl:value-of select="@text"/></p>
    <xsl:if test="@help"><p class="hint"><xsl:value-of select="@help"/></p></xsl:if>
    <xsl:for-each select="d:choice">
      <details name="{$path}"><summary><xsl:value-of select="@text"/></summary>
        <div class="nx"><xsl:apply-templates><xsl:with-param name="path" select="concat($path, '-', position())"/></xsl:apply-templates></div></details>
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
    <p class="m"><a href="#{@practice}"><xsl:value-of select="$practice/@d:number"/><xsl:text> </xsl:text><xsl:apply-templates select="$practice/h:title" mode="words"/></a></p>
  </div>
</xsl:template>

<xsl:template match="d:key">
  <xsl:variable name="guide" select="../@xml:id"/>
  <ol class="numbered-key">
    <xsl:for-each select="d:question">
      <li id="{$guide}--q{@n}"><p class="qq"><xsl:value-of select="@n"/>. <xsl:value-of select="@text"/></p>
        <xsl:if test="@help"><p class="hint"><xsl:value-of select="@help"/></p></xsl:if>
        <ul>
          <xsl:for-each select="d:choice">
            <li><p><b><xsl:value-of select="@text"/></b><xsl:if test="@goto"><xsl:text> </xsl:text><a href="#{$guide}--q{@goto}"><xsl:value-of select="f:word('guide.goto', @goto)"/></a></xsl:if></p>
              <xsl:apply-templates select="d:leaf"/></li>
          </xsl:for-each>
        </ul></li>
    </xsl:for-each>
  </ol>
</xsl:template>

<xsl:template name="guide-list">
  <ul class="guides">
    <xsl:for-each select="$handbook/h:guide">
      <li><a href="#{@xml:id}"><xsl:apply-templates select="h:title" mode="words"/><small><xsl:value-of select="f:word('guide', @d:number)"/></small></a></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template name="guides-page">
  <xsl:if test="h:guide">
    <d:part name="guides"><h1><xsl:value-of select="f:word('guides')"/></h1><xsl:call-template name="guide-list"/></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'guides'"/>
      <xsl:with-param name="title-text" select="f:word('guides')"/>
      <xsl:with-param name="class" select="'wide'"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- ============================================================ At the back of the book -->

<xsl:template name="scenarios-page">
  <xsl:if test="$free-scenarios">
    <d:part name="examples"><h1><xsl:value-of select="f:word('examples')"/></h1><xsl:apply-templates select="$free-scenarios"/></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'examples'"/>
      <xsl:with-param name="title-text" select="f:word('examples')"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="figures-page">
  <xsl:if test="$has-figures">
    <d:part name="figures"><h1><xsl:value-of select="f:word('figures')"/></h1><div class="scroll"><xsl:call-template name="figures-table"/></div></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'figures'"/>
      <xsl:with-param name="title-text" select="f:word('figures')"/>
      <xsl:with-param name="class" select="'wide'"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="sources-page">
  <d:part name="sources"><h1><xsl:value-of select="f:word('sources-head')"/></h1><xsl:call-template name="sources-list"/></d:part>
  <xsl:call-template name="part-page">
    <xsl:with-param name="part" select="'sources'"/>
    <xsl:with-param name="title-text" select="f:word('sources-head')"/>
  </xsl:call-template>
</xsl:template>

<xsl:template name="words-page">
  <xsl:if test="$has-words">
    <d:part name="words"><h1><xsl:value-of select="f:word('words')"/></h1><xsl:call-template name="words-list"/></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'words'"/>
      <xsl:with-param name="title-text" select="f:word('words')"/>
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
  <xsl:if test="$has-index">
    <d:part name="a-z"><h1><xsl:value-of select="f:word('index')"/></h1><xsl:call-template name="index-list"/></d:part>
    <xsl:call-template name="part-page">
      <xsl:with-param name="part" select="'a-z'"/>
      <xsl:with-param name="title-text" select="f:word('index')"/>
      <xsl:with-param name="class" select="'wide'"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- ============================================================ How to read -->

<xsl:template name="how-page">
  <d:part name="how-to-read">
    <h1><xsl:value-of select="f:word('web.how')"/></h1>
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
    <h2 class="s"><xsl:value-of select="f:word('how.parts')"/></h2>
    <ol class="text">
      <li><xsl:value-of select="f:word('how.part.question')"/></li>
      <li><xsl:value-of select="f:word('how.part.answer')"/></li>
      <li><xsl:value-of select="f:word('how.part.table')"/></li>
      <li><xsl:value-of select="f:word('how.part.because')"/></li>
      <li><xsl:value-of select="f:word('how.part.provided')"/></li>
      <li><xsl:value-of select="f:word('how.part.example')"/></li>
    </ol>
    <h2 class="s"><xsl:value-of select="f:word('how.ink-head')"/></h2>
    <p><xsl:value-of select="f:word('how.ink')"/></p>
    <xsl:if test="d:matrix/d:role[2]">
      <h2 class="s"><xsl:value-of select="f:word('how.roles-head')"/></h2>
      <p><xsl:for-each select="d:matrix/d:role"><xsl:if test="position() &gt; 1">, </xsl:if><b><xsl:value-of select="@name"/></b></xsl:for-each>. <xsl:value-of select="f:word('how.roles')"/></p>
    </xsl:if>
    <h2 class="s"><xsl:value-of select="f:word('how.standing-head')"/></h2>
    <ul class="standings">
      <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="3"/><xsl:with-param name="authority" select="'official'"/></xsl:call-template>
      <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="2"/><xsl:with-param name="authority" select="'moderator'"/></xsl:call-template>
      <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="1"/><xsl:with-param name="authority" select="'community'"/></xsl:call-template>
      <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="0"/><xsl:with-param name="authority" select="'third-party'"/></xsl:call-template>
    </ul>
    <h2 class="s"><xsl:value-of select="f:word('how.dates-head')"/></h2>
    <p><xsl:value-of select="f:word('how.dates')"/></p>
  </d:part>
  <xsl:call-template name="part-page">
    <xsl:with-param name="part" select="'how-to-read'"/>
    <xsl:with-param name="title-text" select="f:word('web.how')"/>
  </xsl:call-template>
</xsl:template>

<xsl:template name="legend">
  <xsl:param name="verdict"/>
  <div><dt><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template></dt>
    <dd><xsl:value-of select="f:word(concat('how.', $verdict))"/></dd></div>
</xsl:template>

<xsl:template name="standing-note">
  <xsl:param name="standing"/>
  <xsl:param name="authority"/>
  <li><xsl:call-template name="standing"><xsl:with-param name="standing" select="$standing"/><xsl:with-param name="authority" select="$authority"/></xsl:call-template>
    <xsl:text> – </xsl:text><xsl:value-of select="f:word(concat('how.', $authority))"/></li>
</xsl:template>

<!-- ============================================================ Contents, everything, nothing -->

<xsl:template name="contents-page">
  <d:part name="contents">
    <h1><xsl:value-of select="f:word('contents')"/></h1>
    <div class="book">
      <section><h2><xsl:value-of select="f:word('contents.front')"/></h2>
        <ul>
          <li><a href="index.html"><xsl:value-of select="f:word('web.every-answer')"/></a></li>
          <li><a href="how-to-read.html"><xsl:value-of select="f:word('web.how')"/></a></li>
          <xsl:for-each select="h:guide"><li><a href="#{@xml:id}"><xsl:apply-templates select="h:title" mode="words"/></a></li></xsl:for-each>
        </ul></section>
      <xsl:for-each select="h:chapter">
        <section><h2><a href="#{@xml:id}"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></a></h2>
          <xsl:if test="h:practice | h:section[@xml:id]">
            <ol><xsl:for-each select="h:practice | h:section[@xml:id]"><li><xsl:call-template name="contents-line"/></li></xsl:for-each></ol>
          </xsl:if></section>
      </xsl:for-each>
      <section><h2><xsl:value-of select="f:word('contents.back')"/></h2>
        <ul>
          <xsl:if test="$free-scenarios"><li><a href="examples.html"><xsl:value-of select="f:word('examples')"/></a></li></xsl:if>
          <xsl:if test="$has-figures"><li><a href="figures.html"><xsl:value-of select="f:word('figures')"/></a></li></xsl:if>
          <li><a href="sources.html"><xsl:value-of select="f:word('sources-head')"/></a></li>
          <xsl:if test="$has-words"><li><a href="words.html"><xsl:value-of select="f:word('words')"/></a></li></xsl:if>
          <xsl:if test="$has-index"><li><a href="a-z.html"><xsl:value-of select="f:word('index')"/></a></li></xsl:if>
          <li><a href="all.html"><xsl:value-of select="f:word('web.all')"/></a></li>
        </ul></section>
    </div>
  </d:part>
  <xsl:call-template name="part-page">
    <xsl:with-param name="part" select="'contents'"/>
    <xsl:with-param name="title-text" select="f:word('contents')"/>
    <xsl:with-param name="class" select="'wide'"/>
  </xsl:call-template>
</xsl:template>

<!-- The book, in its order. -->
<xsl:template name="all-page">
  <d:page href="all.html" kind="all" title="{f:word('web.all')} – {$title}" skip="{f:word('web.skip')}">
    <xsl:call-template name="head"><xsl:with-param name="href" select="'all.html'"/></xsl:call-template>
    <d:fill name="body">
      <main class="narrow" id="main" tabindex="-1">
        <h1><xsl:value-of select="$title"/></h1>
        <xsl:if test="h:subtitle"><p class="lead"><xsl:apply-templates select="h:subtitle" mode="words"/></p></xsl:if>
        <section class="chapter"><d:use part="how-to-read" sink="1"/></section>
        <section class="chapter"><h2 class="chapter-title"><xsl:value-of select="f:word('web.every-answer')"/></h2><d:use part="matrix"/></section>
        <xsl:for-each select="h:guide"><section class="chapter" id="{@xml:id}"><d:use part="guide-{@xml:id}" sink="1"/></section></xsl:for-each>
        <xsl:apply-templates select="h:chapter" mode="all"/>
        <xsl:if test="$free-scenarios"><section class="chapter"><d:use part="examples" sink="1"/></section></xsl:if>
        <xsl:if test="$has-figures"><section class="chapter"><d:use part="figures" sink="1"/></section></xsl:if>
        <section class="chapter"><d:use part="sources" sink="1"/></section>
        <xsl:if test="$has-words"><section class="chapter"><d:use part="words" sink="1"/></section></xsl:if>
        <xsl:if test="$has-index"><section class="chapter"><d:use part="a-z" sink="1"/></section></xsl:if>
      </main>
    </d:fill>
  </d:page>
</xsl:template>

<xsl:template match="h:chapter" mode="all">
  <section class="chapter" id="{@xml:id}">
    <d:use part="chapter-{@xml:id}" sink="1"/>
    <xsl:for-each select="h:practice | h:section">
      <xsl:choose>
        <xsl:when test="self::h:section"><d:use part="section-{../@xml:id}-{count(preceding-sibling::h:section) + 1}" sink="1"/></xsl:when>
        <xsl:otherwise>
          <article class="practice" id="{@xml:id}"><xsl:copy-of select="@xml:lang"/>
            <d:use part="text-{@xml:id}" sink="2"/>
            <div class="side"><d:use part="side-{@xml:id}" sink="2"/></div>
          </article>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </section>
</xsl:template>

<xsl:template name="missing-page">
  <d:page href="404.html" kind="missing" title="{f:word('web.missing')} – {$title}" skip="{f:word('web.skip')}">
    <d:fill name="body"><main class="narrow" id="main" tabindex="-1"><h1><xsl:value-of select="f:word('web.missing')"/></h1><p><a href="index.html"><xsl:value-of select="f:word('web.missing-text')"/></a></p></main></d:fill>
  </d:page>
</xsl:template>

</xsl:stylesheet>
