<?xml version="1.0" encoding="UTF-8"?>
<!-- How to read, the contents, everything on one page, and the page for missing addresses. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<xsl:template name="how-page">
  <d:part name="how-to-read">
    <h1><xsl:value-of select="f:word('web.how')"/></h1>
    <xsl:call-template name="how-lead"/>
    <dl class="leg"><xsl:call-template name="how-legend"/></dl>
    <h2 class="s"><xsl:value-of select="f:word('how.parts')"/></h2>
    <ol class="text">
      <li><xsl:value-of select="f:word('how.part.question')"/></li>
      <li><xsl:value-of select="f:word('how.part.answer')"/></li>
      <li><xsl:value-of select="f:word('how.part.provided')"/></li>
      <li><xsl:value-of select="f:word('how.part.table')"/></li>
      <li><xsl:value-of select="f:word('how.part.because')"/></li>
      <li><xsl:value-of select="f:word('how.part.example')"/></li>
    </ol>
    <h2 class="s"><xsl:value-of select="f:word('how.ink-head')"/></h2>
    <p><xsl:value-of select="f:word('how.ink')"/></p>
    <xsl:if test="d:matrix/d:role[2]">
      <h2 class="s"><xsl:value-of select="f:word('how.roles-head')"/></h2>
      <xsl:call-template name="how-roles"/>
    </xsl:if>
    <h2 class="s"><xsl:value-of select="f:word('how.tables-head')"/></h2>
    <xsl:call-template name="how-tables"/>
    <h2 class="s"><xsl:value-of select="f:word('how.standing-head')"/></h2>
    <ul class="standings">
      <xsl:call-template name="standing-notes"/>
    </ul>
    <h2 class="s"><xsl:value-of select="f:word('how.dates-head')"/></h2>
    <xsl:call-template name="how-dates"/>
    <xsl:if test="h:guide">
      <h2 class="s"><xsl:value-of select="f:word('how.guides-head')"/></h2>
      <xsl:call-template name="how-guides"/>
    </xsl:if>
  </d:part>
  <xsl:call-template name="part-page">
    <xsl:with-param name="part" select="'how-to-read'"/>
    <xsl:with-param name="title-text" select="f:word('web.how')"/>
  </xsl:call-template>
</xsl:template>

<xsl:template name="legend">
  <xsl:param name="verdict"/>
  <div><dt><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template></dt>
    <dd><xsl:call-template name="meaning"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template></dd></div>
</xsl:template>

<xsl:template name="standing-note">
  <xsl:param name="standing"/>
  <xsl:param name="authority"/>
  <li><xsl:call-template name="standing-line"><xsl:with-param name="standing" select="$standing"/><xsl:with-param name="authority" select="$authority"/></xsl:call-template></li>
</xsl:template>

<!-- ============================================================ Contents, everything, nothing -->

<xsl:template name="contents-page">
  <d:part name="contents">
    <h1><xsl:value-of select="f:word('contents')"/></h1>
    <div class="book">
      <section><h2><xsl:value-of select="f:word('contents.front')"/></h2>
        <ul>
          <xsl:call-template name="front-items"/>
        </ul></section>
      <xsl:if test="$is-large"><section><h2><xsl:value-of select="f:word('web.all-chapters')"/></h2><xsl:call-template name="chapter-lists"><xsl:with-param name="is-open" select="true()"/></xsl:call-template></section></xsl:if>
      <xsl:for-each select="h:chapter[not($is-large)]">
        <section><h2><a href="#{@xml:id}"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></a></h2>
          <xsl:if test="h:practice | h:section[@xml:id]">
            <ol><xsl:for-each select="h:practice | h:section[@xml:id]"><li><xsl:call-template name="contents-line"/></li></xsl:for-each></ol>
          </xsl:if></section>
      </xsl:for-each>
      <section><h2><xsl:value-of select="f:word('contents.back')"/></h2>
        <ul>
          <xsl:call-template name="back-items"/>
          <xsl:call-template name="all-item"/>
        </ul></section>
    </div>
  </d:part>
  <xsl:call-template name="part-page">
    <xsl:with-param name="part" select="'contents'"/>
    <xsl:with-param name="title-text" select="f:word('contents')"/>
    <xsl:with-param name="class" select="'wide'"/>
  </xsl:call-template>
</xsl:template>

<!-- What stands before and after the chapters. -->
<xsl:template name="front-items">
  <li><a href="index.html"><xsl:value-of select="f:word('web.every-answer')"/></a></li>
  <li><a href="how-to-read.html"><xsl:value-of select="f:word('web.how')"/></a></li>
  <xsl:for-each select="h:guide"><li><a href="#{@xml:id}"><xsl:apply-templates select="h:title" mode="words"/></a></li></xsl:for-each>
  <xsl:call-template name="changes-item"/>
</xsl:template>
<xsl:template name="back-items">
  <xsl:if test="$free-scenarios"><li><a href="examples.html"><xsl:value-of select="f:word('examples')"/></a></li></xsl:if>
  <xsl:if test="$has-figures"><li><a href="figures.html"><xsl:value-of select="f:word('figures')"/></a></li></xsl:if>
  <li><a href="sources.html"><xsl:value-of select="f:word('sources-head')"/></a></li>
  <xsl:if test="$has-words"><li><a href="words.html"><xsl:value-of select="f:word('words')"/></a></li></xsl:if>
  <xsl:if test="$has-index"><li><a href="a-z.html"><xsl:value-of select="f:word('index')"/></a></li></xsl:if>
</xsl:template>

<!-- The book in order; if that is more than a page may hold, a page for each chapter and one that
     links to them and to the other parts.  A letter of the text weighs about a byte when the page is
     compressed, with what is derived from it. -->
<xsl:variable name="all-is-split" select="$is-large or $handbook/@d:letters &gt; 38000"/>
<xsl:variable name="all-title"><xsl:choose>
  <xsl:when test="$all-is-split"><xsl:value-of select="f:word('web.all-chapter-by-chapter')"/></xsl:when>
  <xsl:otherwise><xsl:value-of select="f:word('web.all')"/></xsl:otherwise>
</xsl:choose></xsl:variable>
<xsl:template name="all-page">
  <xsl:choose>
    <xsl:when test="$all-is-split"><xsl:call-template name="all-by-chapter"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="all-on-one"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="all-by-chapter">
  <d:page href="all.html" kind="list" title="{f:word('web.title', string($all-title), string($title))}">
    <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
    <xsl:call-template name="head"><xsl:with-param name="href" select="'all.html'"/></xsl:call-template>
    <d:fill name="body"><main class="narrow" id="main" tabindex="-1">
      <h1><xsl:value-of select="$all-title"/></h1>
      <p><xsl:value-of select="f:word('web.all-by-chapter')"/></p>
      <ul class="tallies"><xsl:call-template name="front-items"/></ul>
      <ol class="tallies"><xsl:for-each select="h:chapter"><li><a href="all-{@xml:id}.html"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></a></li></xsl:for-each></ol>
      <ul class="tallies"><xsl:call-template name="back-items"/></ul>
    </main></d:fill>
  </d:page>
  <xsl:for-each select="h:chapter"><d:listed href="all-{@xml:id}.html"/></xsl:for-each>
</xsl:template>

<xsl:template name="all-of-chapter">
  <xsl:variable name="words"><xsl:apply-templates select="h:title" mode="words"/></xsl:variable>
  <d:page href="all-{@xml:id}.html" kind="all" listed="later" title="{f:word('web.title', string($words), string($title))}">
    <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
    <xsl:call-template name="head"><xsl:with-param name="href" select="concat('all-', @xml:id, '.html')"/><xsl:with-param name="description" select="$words"/><xsl:with-param name="has-copy" select="false()"/></xsl:call-template>
    <d:fill name="body"><main class="narrow" id="main" tabindex="-1">
      <p class="kick"><a href="all.html"><xsl:value-of select="$all-title"/></a></p>
      <h1><xsl:value-of select="$words"/></h1>
      <xsl:apply-templates select="." mode="all"/>
    </main></d:fill>
  </d:page>
</xsl:template>

<xsl:template name="all-on-one">
  <d:page href="all.html" kind="all" title="{f:word('web.title', f:word('web.all'), string($title))}">
    <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
    <xsl:call-template name="head"><xsl:with-param name="href" select="'all.html'"/></xsl:call-template>
    <d:fill name="body">
      <main class="narrow" id="main" tabindex="-1">
        <h1><xsl:value-of select="$title"/></h1>
        <xsl:if test="h:subtitle"><p class="lead"><xsl:apply-templates select="h:subtitle" mode="words"/></p></xsl:if>
        <xsl:call-template name="whole-book"/>
      </main>
    </d:fill>
  </d:page>
</xsl:template>

<!-- Every part of the book, in order. -->
<xsl:template name="whole-book">
  <xsl:call-template name="whole-part"><xsl:with-param name="part" select="'how-to-read'"/></xsl:call-template>
  <section class="chapter" id="all--index"><h2 class="chapter-title"><xsl:value-of select="f:word('web.every-answer')"/></h2><d:use part="matrix"/></section>
  <xsl:for-each select="h:guide"><section class="chapter" id="{@xml:id}"><d:use part="guide-{@xml:id}" sink="1"/></section></xsl:for-each>
  <xsl:if test="$has-changes"><xsl:call-template name="whole-part"><xsl:with-param name="part" select="'changes'"/></xsl:call-template></xsl:if>
  <xsl:apply-templates select="h:chapter" mode="all"/>
  <xsl:if test="$free-scenarios"><xsl:call-template name="whole-part"><xsl:with-param name="part" select="'examples'"/></xsl:call-template></xsl:if>
  <xsl:if test="$has-figures"><xsl:call-template name="whole-part"><xsl:with-param name="part" select="'figures'"/></xsl:call-template></xsl:if>
  <xsl:call-template name="whole-part"><xsl:with-param name="part" select="'sources'"/></xsl:call-template>
  <xsl:if test="$has-words"><xsl:call-template name="whole-part"><xsl:with-param name="part" select="'words'"/></xsl:call-template></xsl:if>
  <xsl:if test="$has-index"><xsl:call-template name="whole-part"><xsl:with-param name="part" select="'a-z'"/></xsl:call-template></xsl:if>
</xsl:template>
<xsl:template name="whole-part">
  <xsl:param name="part"/>
  <section class="chapter" id="all--{$part}"><d:use part="{$part}" sink="1"/></section>
</xsl:template>

<xsl:template name="all-item"><li><a href="all.html"><xsl:value-of select="$all-title"/></a></li></xsl:template>

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

<!-- A page for each former name of a chapter, practice or guide, which redirects at once. -->
<xsl:template name="moved-pages">
  <xsl:param name="rest" select="concat(normalize-space(@formerly), ' ')"/>
  <xsl:variable name="name" select="substring-before($rest, ' ')"/>
  <xsl:if test="$name">
    <xsl:variable name="words"><xsl:apply-templates select="(h:question | h:title)[last()]" mode="words"/></xsl:variable>
    <d:page href="{$name}.html" kind="moved" title="{f:word('web.title', string($words), string($title))}">
      <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
      <d:fill name="head">
        <meta name="description" content="{f:word('web.moved')}"/>
        <meta http-equiv="refresh" content="0; url={@xml:id}.html"/>
        <meta name="robots" content="noindex"/>
        <xsl:if test="$site"><link rel="canonical" href="{$site}{@xml:id}.html"/></xsl:if>
      </d:fill>
      <d:fill name="body"><main class="narrow" id="main" tabindex="-1"><h1><xsl:value-of select="f:word('web.moved')"/></h1><p><a href="#{@xml:id}"><xsl:value-of select="$words"/></a></p></main></d:fill>
    </d:page>
    <xsl:call-template name="moved-pages"><xsl:with-param name="rest" select="substring-after($rest, ' ')"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- If the site has an address, a script corrects the page at any depth. -->
<xsl:template name="missing-page">
  <d:page href="404.html" kind="missing" title="{f:word('web.title', f:word('web.missing'), string($title))}">
    <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
    <xsl:if test="$site"><d:fill name="policy"><xsl:call-template name="policy"><xsl:with-param name="last" select="&quot;'hash:missing.js'&quot;"/></xsl:call-template></d:fill></xsl:if>
    <d:fill name="head"><meta name="description" content="{f:word('web.missing')}"/></d:fill>
    <d:fill name="body"><main class="narrow" id="main" tabindex="-1"><h1><xsl:value-of select="f:word('web.missing')"/></h1><p><a href="index.html"><xsl:value-of select="f:word('web.missing-text')"/></a></p></main></d:fill>
    <xsl:if test="$site"><d:fill name="last"><script data-root="/{substring-after(substring-after($site, '//'), '/')}"><d:asset name="missing.js"/></script></d:fill></xsl:if>
  </d:page>
</xsl:template>

</xsl:stylesheet>
