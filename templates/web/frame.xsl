<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of every page, and what is drawn on many of them.  The frame is filled in by the
     d:page: its attributes (kind, title, skip) and d:fill elements (head, body). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<!-- Where the title in the header leads. -->
<xsl:variable name="home-page" select="'index.html'"/>
<!-- Where style sheets and images may come from. -->
<xsl:variable name="style-sources" select="&quot;'self'&quot;"/>
<xsl:variable name="image-sources" select="&quot;'self'&quot;"/>
<xsl:variable name="fetch-sources" select="&quot;'self'&quot;"/>

<xsl:template name="frame">
  <html>
    <xsl:copy-of select="@xml:lang"/>
    <xsl:call-template name="direction"/>
    <head>
      <meta charset="utf-8"/>
      <!-- A page with a script of its own has its own policy. -->
      <d:slot name="policy"><xsl:call-template name="policy"/></d:slot>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title><d:slot name="title"/><xsl:if test="$is-earlier"><xsl:value-of select="concat(' (', @d:as-of-text, ')')"/></xsl:if></title>
      <xsl:if test="$is-earlier"><meta name="robots" content="noindex"/></xsl:if>
      <meta property="og:title" content="slot:title"/>
      <xsl:call-template name="site-links"/>
      <d:slot name="head"/>
      <link rel="icon" type="image/svg+xml" href="asset:icon.svg"><xsl:if test="d:dress/@favicon"><xsl:attribute name="href">picture:favicon.svg</xsl:attribute></xsl:if></link>
      <xsl:call-template name="style-sheets"/>
      <xsl:call-template name="hook-head"/>
    </head>
    <body class="slot:kind">
      <a class="skip" href="#main"><d:slot name="skip"/></a>
      <header><div class="top"><div class="in">
        <a class="name" href="{$home-page}"><xsl:call-template name="brand"/><xsl:value-of select="$title"/></a>
        <d:slot name="find"><xsl:call-template name="search-form"><xsl:with-param name="is-head" select="true()"/></xsl:call-template></d:slot>
        <nav class="ways" aria-label="{f:word('web.ways')}">
          <xsl:call-template name="hook-before-nav"/>
          <xsl:if test="d:dress/d:nav"><div class="own-nav"><xsl:copy-of select="d:dress/d:nav/node()"/></div></xsl:if>
          <a href="contents.html"><xsl:value-of select="f:word('contents')"/></a>
          <xsl:if test="h:guide"><a href="guides.html"><xsl:value-of select="f:word('guides')"/></a></xsl:if>
          <xsl:if test="$has-changes"><a href="changes.html"><xsl:value-of select="f:word('changes')"/></a></xsl:if>
          <xsl:if test="$has-index"><a href="a-z.html"><xsl:value-of select="f:word('index')"/></a></xsl:if>
          <xsl:call-template name="hook-after-nav"/>
        </nav>
        <d:slot name="languages"/>
      </div></div>
      <xsl:call-template name="state-bar"/></header>
      <d:slot name="band"><xsl:if test="$is-earlier"><xsl:call-template name="day-band"/></xsl:if></d:slot>
      <d:if feature="pdf"><p class="bookline"><f:message key="web.for-paper"><f:with><xsl:call-template name="pdf-link"/><xsl:if test="h:site/@href"><xsl:value-of select="$comma"/><xsl:value-of select="concat(h:site/@href, 'handbook.pdf')"/></xsl:if></f:with></f:message></p></d:if>
      <xsl:if test="d:dress/d:notice"><aside class="own-notice" aria-label="{f:word('web.notice')}"><div class="in"><xsl:copy-of select="d:dress/d:notice/node()"/></div></aside></xsl:if>
      <xsl:call-template name="hook-notice"/>
      <d:slot name="body"/>
      <xsl:call-template name="hook-before-footer"/>
      <footer class="ft"><div class="in">
        <xsl:if test="d:dress/d:footer"><div class="own-footer"><xsl:copy-of select="d:dress/d:footer/node()"/></div></xsl:if>
        <xsl:if test="@d:original"><p><xsl:value-of select="f:word('translation.prevails', string(@d:original-name))"/></p></xsl:if>
        <p><xsl:value-of select="f:word('as-read-on', @d:as-of-text)"/><xsl:value-of select="$middot"/><xsl:apply-templates select="h:edition/node()" mode="words"/></p>
        <ul>
          <li><a href="how-to-read.html"><xsl:value-of select="f:word('web.how')"/></a></li>
          <xsl:call-template name="changes-item"/>
          <li><a href="sources.html"><xsl:value-of select="f:word('sources')"/></a></li>
          <xsl:if test="$has-words"><li><a href="words.html"><xsl:value-of select="f:word('words')"/></a></li></xsl:if>
          <xsl:call-template name="all-item"/>
          <d:if feature="pdf"><li><xsl:call-template name="pdf-link"/></li>
            <xsl:for-each select="d:languages/d:language[not(@here)]"><li><a href="{@path}handbook.pdf"><xsl:call-template name="in-language"/><xsl:value-of select="f:word('language.pdf', string(@name))"/></a></li></xsl:for-each></d:if>
        </ul>
      </div></footer>
      <xsl:call-template name="hook-after-footer"/>
      <xsl:call-template name="search-script"/>
      <d:slot name="last"/>
      <xsl:call-template name="sprite"/>
    </body>
  </html>
</xsl:template>

<!-- What is there beside the pages, for feed readers and browsers. -->
<xsl:template name="site-links">
  <xsl:if test="$has-changes and $site and not($is-earlier)"><link rel="alternate" type="application/atom+xml" href="feed.xml"/></xsl:if>
  <xsl:if test="$site and not($is-earlier)"><link rel="search" type="application/opensearchdescription+xml" title="{$title}" href="opensearch.xml"/></xsl:if>
</xsl:template>

<xsl:template name="style-sheets">
  <link rel="stylesheet" href="asset:site.css"/>
  <xsl:if test="d:dress/@sheet"><link rel="stylesheet" href="asset:extra.css"/></xsl:if>
  <xsl:if test="$site and (d:dress/@card or not($is-earlier))"><xsl:call-template name="card-meta"/></xsl:if>
</xsl:template>

<!-- What the page may load: nothing but what is named, from nowhere but here.  The scripts of a page
     stand in it and are known by their hashes; `script` names that of its own, which stands between
     those that every page has, `last` one behind them.  What they load is trusted because they are (strict-dynamic).  Hashes
     for those files too would have to be checked by their integrity attributes, and browsers refuse
     to check files that were opened from a folder.  Style sheets cannot be named by hash at all: of
     them and of images 'self' is the strictest that there is.  No script of ours fetches anything;
     'self' lets programs that audit a page read robots.txt from it. -->
<xsl:template name="policy">
  <xsl:param name="script"/>
  <xsl:param name="last"/>
  <xsl:variable name="scripts"><xsl:if test="$has-roles"><xsl:value-of select="&quot;'hash:as.js' &quot;"/></xsl:if><xsl:if test="$days"><xsl:value-of select="&quot;'hash:day.js' &quot;"/></xsl:if><xsl:value-of select="concat($script, &quot; 'hash:site.js' &quot;, $last, &quot; 'strict-dynamic'&quot;)"/></xsl:variable>
  <meta http-equiv="Content-Security-Policy">
    <xsl:attribute name="content">
      <xsl:text>default-src 'none'; </xsl:text>
      <xsl:call-template name="policy-directive"><xsl:with-param name="name" select="'style-src'"/><xsl:with-param name="sources" select="$style-sources"/></xsl:call-template>
      <xsl:call-template name="policy-directive"><xsl:with-param name="name" select="'img-src'"/><xsl:with-param name="sources" select="$image-sources"/></xsl:call-template>
      <xsl:call-template name="policy-directive"><xsl:with-param name="name" select="'script-src'"/><xsl:with-param name="sources" select="normalize-space($scripts)"/></xsl:call-template>
      <xsl:call-template name="policy-directive"><xsl:with-param name="name" select="'font-src'"/></xsl:call-template>
      <xsl:call-template name="policy-directive"><xsl:with-param name="name" select="'connect-src'"/><xsl:with-param name="sources" select="$fetch-sources"/></xsl:call-template>
      <xsl:call-template name="policy-directive"><xsl:with-param name="name" select="'form-action'"/><xsl:with-param name="sources" select="&quot;'self'&quot;"/></xsl:call-template>
      <xsl:text>base-uri 'none'</xsl:text>
    </xsl:attribute>
  </meta>
</xsl:template>
<xsl:template name="policy-directive">
  <xsl:param name="name"/>
  <xsl:param name="sources"/>
  <xsl:variable name="more"><xsl:call-template name="hook-policy"><xsl:with-param name="directive" select="$name"/></xsl:call-template></xsl:variable>
  <xsl:variable name="all" select="normalize-space(concat($sources, ' ', $more))"/>
  <xsl:if test="$all"><xsl:value-of select="concat($name, ' ', $all, '; ')"/></xsl:if>
</xsl:template>

<!-- Before the title: the publisher's brand and name if there is one, or else our sign. -->
<xsl:template name="brand">
  <xsl:choose>
    <xsl:when test="d:dress/@brand"><img class="brand" src="asset:brand.svg" width="{d:dress/@brand-width}" height="28" alt=""/><xsl:if test="h:publisher"><span class="of"><xsl:value-of select="f:word('brand-name', string(h:publisher))"/></span></xsl:if></xsl:when>
    <xsl:otherwise><xsl:call-template name="sign"><xsl:with-param name="verdict" select="'conditional'"/><xsl:with-param name="size" select="20"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Languages that are written from right to left. -->
<xsl:template name="direction">
  <xsl:variable name="lang" select="concat(' ', substring-before(concat(translate(@xml:lang, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), '-'), '-'), ' ')"/>
  <xsl:if test="contains(' ar arc ckb dv fa he ks nqo ps sd syr ug ur yi ', $lang)"><xsl:attribute name="dir">rtl</xsl:attribute></xsl:if>
</xsl:template>

<!-- "The book (PDF, 1.2 MB)": the size is filled in when the book exists. -->
<xsl:template name="pdf-link">
  <a href="pdf:"><f:message key="web.pdf"><f:with><d:slot name="pdf-size"/></f:with></f:message></a>
</xsl:template>

<!-- The words of the link past the head of a page. -->
<xsl:template name="skip">
  <xsl:param name="key"/>
  <d:fill name="skip"><xsl:value-of select="f:word($key)"/></d:fill>
</xsl:template>

<!-- Metadata for search engines, and the addresses of the page in other languages and on other
     days. -->
<xsl:template name="head">
  <xsl:param name="href"/>
  <xsl:param name="description"/>
  <xsl:param name="has-copy" select="self::h:practice or self::h:chapter or self::h:guide"/>
  <xsl:call-template name="day-fills"><xsl:with-param name="href" select="$href"/></xsl:call-template>
  <d:fill name="head">
    <xsl:variable name="about" select="normalize-space($description)"/>
    <xsl:variable name="said"><xsl:choose><xsl:when test="$about"><xsl:value-of select="$about"/></xsl:when><xsl:otherwise><xsl:value-of select="normalize-space($summary)"/></xsl:otherwise></xsl:choose></xsl:variable>
    <meta name="description" content="{$said}"/>
    <meta property="og:description" content="{$said}"/>
    <meta property="og:type" content="website"/>
    <meta property="og:site_name" content="{$title}"/>
    <xsl:if test="$site"><link rel="canonical" href="{$site}{$href}"/><meta property="og:url" content="{$site}{$href}"/></xsl:if>
    <xsl:if test="not($is-earlier)">
      <xsl:if test="$has-copy"><link rel="alternate" type="text/markdown" href="{substring-before($href, '.html')}.md"/></xsl:if>
      <xsl:if test="$href = ''"><link rel="alternate" type="text/markdown" href="llms.txt"/></xsl:if>
    </xsl:if>
    <xsl:for-each select="$languages[not($is-earlier)]">
      <xsl:variable name="address"><xsl:choose><xsl:when test="@address"><xsl:value-of select="concat(@address, $href)"/></xsl:when><xsl:otherwise><xsl:call-template name="in-its-site"><xsl:with-param name="href" select="$href"/></xsl:call-template></xsl:otherwise></xsl:choose></xsl:variable>
      <link rel="alternate" hreflang="{@code}" href="{$address}"/>
      <xsl:if test="@original"><link rel="alternate" hreflang="x-default" href="{$address}"/></xsl:if>
    </xsl:for-each>
    <xsl:call-template name="linked-data"><xsl:with-param name="href" select="$href"/></xsl:call-template>
  </d:fill>
  <xsl:if test="$languages">
    <d:fill name="languages">
      <nav class="langs" aria-label="{f:word('web.languages')}"><ul>
        <xsl:for-each select="$languages">
          <li><xsl:choose>
            <xsl:when test="@here"><span aria-current="true"><xsl:call-template name="in-language"/><xsl:value-of select="@name"/></span></xsl:when>
            <xsl:otherwise><a hreflang="{@code}"><xsl:attribute name="href"><xsl:call-template name="in-its-site"><xsl:with-param name="href" select="$href"/></xsl:call-template></xsl:attribute><xsl:call-template name="in-language"/><xsl:value-of select="@name"/></a></xsl:otherwise>
          </xsl:choose></li>
        </xsl:for-each>
      </ul></nav>
    </d:fill>
  </xsl:if>
</xsl:template>

<!-- A page in the site of another language: the same file name. -->
<xsl:template name="in-its-site">
  <xsl:param name="href"/>
  <xsl:value-of select="@path"/>
  <xsl:choose>
    <xsl:when test="$href"><xsl:value-of select="$href"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="'index.html'"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="in-language">
  <xsl:attribute name="xml:lang"><xsl:value-of select="@code"/></xsl:attribute>
  <xsl:attribute name="dir"><xsl:value-of select="@direction"/></xsl:attribute>
</xsl:template>

<!-- A page that consists of one part, with a built-in title. -->
<xsl:template name="part-page">
  <xsl:param name="part"/>
  <xsl:param name="href" select="concat($part, '.html')"/>
  <xsl:param name="title-text"/>
  <xsl:param name="class" select="'narrow'"/>
  <xsl:param name="i-am"/>
  <d:page href="{$href}" kind="list" title="{f:word('web.title', string($title-text), string($title))}">
    <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
    <xsl:if test="$i-am and $has-roles"><d:fill name="i-am"><xsl:copy-of select="$i-am"/></d:fill></xsl:if>
    <xsl:call-template name="head"><xsl:with-param name="href" select="$href"/><xsl:with-param name="has-copy" select="true()"/></xsl:call-template>
    <d:fill name="body"><main class="{$class}" id="main" tabindex="-1"><d:use part="{$part}"/></main></d:fill>
  </d:page>
  <xsl:call-template name="copy"><xsl:with-param name="stem" select="substring-before($href, '.html')"/><xsl:with-param name="body"><d:use part="{$part}"/></xsl:with-param></xsl:call-template>
</xsl:template>

<!-- A verdict sign is a use of the sprite.  Pages contain only the symbols that they use. -->
<xsl:template name="sign">
  <xsl:param name="verdict"/>
  <xsl:param name="class"/>
  <xsl:param name="size"/>
  <xsl:if test="$verdict != 'not-concerned'">
    <svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" viewBox="0 0 16 16"><xsl:if test="$size"><xsl:attribute name="width"><xsl:value-of select="$size"/></xsl:attribute><xsl:attribute name="height"><xsl:value-of select="$size"/></xsl:attribute></xsl:if><xsl:if test="$class"><xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute></xsl:if><use href="#sign-{f:sign($verdict)}"/></svg>
  </xsl:if>
</xsl:template>

<xsl:template name="sprite">
  <svg xmlns="http://www.w3.org/2000/svg" class="sprite" aria-hidden="true" width="0" height="0"><defs>
    <symbol id="sign-yes" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M4.6 8.2 7.1 10.7 11.5 5.6" fill="none" stroke="currentColor" stroke-width="1.9"/></symbol>
    <symbol id="sign-if" viewBox="0 0 16 16"><path d="M8 1.3 14.7 8 8 14.7 1.3 8Z" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M1.3 8H14.7L8 14.7Z" fill="currentColor"/></symbol>
    <symbol id="sign-must" viewBox="0 0 16 16"><path d="M1.5 1.5h13v13h-13Z" fill="currentColor"/><path d="M6.95 3.7h2.1v5.6h-2.1Zm0 7h2.1v2.1h-2.1Z" fill="var(--bg)"/></symbol>
    <symbol id="sign-no" viewBox="0 0 16 16"><path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" fill="currentColor"/><path d="M5 5l6 6M11 5l-6 6" fill="none" stroke="var(--bg)" stroke-width="2"/></symbol>
    <symbol id="sign-ns" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.2 1.334"/><path d="M6 6.5c0-1.25.85-2.05 2-2.05s2 .75 2 1.85C10 7.9 8 7.95 8 9.6" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M7.15 10.7h1.7v1.7h-1.7Z" fill="currentColor"/></symbol>
    <symbol id="sign-ended" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.2 1.334"/><path d="M4.6 7.1h6.8v1.8H4.6Z" fill="currentColor"/></symbol>
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

</xsl:stylesheet>
