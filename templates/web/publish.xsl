<?xml version="1.0" encoding="UTF-8"?>
<!-- What the site offers to programs beside its pages: copies in Markdown, a list of them for language
     models, a description of the search for browsers, and what a page is for search engines. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<!-- ============================================================ Markdown -->

<!-- Whose copy it is and of which day: the last lines of each. -->
<xsl:template name="copy-foot">
  <xsl:if test="not($is-earlier)">
    <d:part name="copy-foot" keep="yes">
      <hr/>
      <p><a href="index.html"><xsl:value-of select="$title"/></a><xsl:value-of select="$middot"/><xsl:value-of select="f:word('as-read-on', @d:as-of-text)"/><xsl:for-each select="h:publisher"><xsl:value-of select="$middot"/><xsl:value-of select="f:word('imprint.publisher', string(.))"/></xsl:for-each></p>
    </d:part>
  </xsl:if>
</xsl:template>

<xsl:template name="copy">
  <xsl:param name="stem" select="@xml:id"/>
  <xsl:param name="body"/>
  <xsl:if test="not($is-earlier or $only)">
    <d:text href="{$stem}.md" page="{$stem}.html">
      <xsl:copy-of select="$body"/>
      <d:use part="copy-foot"/>
      <xsl:if test="$site"><p><a href="{$site}{$stem}.html"><xsl:value-of select="concat($site, $stem, '.html')"/></a></p></xsl:if>
    </d:text>
  </xsl:if>
</xsl:template>

<xsl:template match="h:practice" mode="copy">
  <xsl:call-template name="copy"><xsl:with-param name="body"><d:use part="text-{@xml:id}"/><d:use part="side-{@xml:id}"/></xsl:with-param></xsl:call-template>
</xsl:template>
<xsl:template match="h:guide" mode="copy">
  <xsl:call-template name="copy"><xsl:with-param name="body"><d:use part="guide-{@xml:id}"/></xsl:with-param></xsl:call-template>
</xsl:template>
<xsl:template match="h:chapter" mode="copy">
  <xsl:call-template name="copy"><xsl:with-param name="body">
    <d:use part="chapter-{@xml:id}"/>
    <xsl:if test="h:practice"><ul><xsl:apply-templates select="h:practice" mode="copy-line"/></ul></xsl:if>
    <xsl:for-each select="h:section"><d:use part="section-{../@xml:id}-{position()}"/></xsl:for-each>
  </xsl:with-param></xsl:call-template>
</xsl:template>

<!-- "[May I pay them outside?](pay-outside.md): Forbidden. No, not a freelancer ..." -->
<xsl:template match="h:practice" mode="copy-line">
  <li><a href="#{@xml:id}"><xsl:apply-templates select="h:question" mode="words"/></a><xsl:value-of select="': '"/><xsl:apply-templates select="." mode="said"/></li>
</xsl:template>

<!-- The verdict of the ordinary case, and its answer. -->
<xsl:template match="h:practice" mode="said"><xsl:value-of select="f:word('sentence', f:word(concat('verdict.', @d:verdict)))"/><xsl:value-of select="$sentence-space"/><xsl:apply-templates select="h:rule[@d:part = 'speaks'][1]/h:answer" mode="words"/></xsl:template>

<!-- llms.txt as llmstxt.org describes it, which is the copy of home, too.  That of a large handbook
     lists chapters, whose copies list their questions. -->
<xsl:template name="list-of-copies">
  <xsl:if test="not($is-earlier)"><d:text href="llms.txt" page="index.html">
    <h1><xsl:value-of select="$title"/></h1>
    <xsl:if test="h:subtitle"><blockquote><p><xsl:apply-templates select="h:subtitle" mode="words"/></p></blockquote></xsl:if>
    <xsl:apply-templates select="h:about/h:*"/>
    <xsl:apply-templates select="h:notice/h:*"/>
    <ul>
      <li><a href="how-to-read.html"><xsl:value-of select="f:word('web.how')"/></a></li>
      <xsl:call-template name="changes-item"/>
      <li><a href="sources.html"><xsl:value-of select="f:word('sources-head')"/></a></li>
      <xsl:if test="$has-words"><li><a href="words.html"><xsl:value-of select="f:word('words')"/></a></li></xsl:if>
      <li><a href="handbook.json"><xsl:value-of select="'handbook.json'"/></a></li>
      <d:if feature="pdf"><li><a href="pdf:"><xsl:value-of select="'handbook.pdf'"/></a></li></d:if>
    </ul>
    <xsl:if test="h:guide"><h2><xsl:value-of select="f:word('guides')"/></h2><ul><xsl:for-each select="h:guide"><li><a href="#{@xml:id}"><xsl:apply-templates select="h:title" mode="words"/></a></li></xsl:for-each></ul></xsl:if>
    <xsl:choose>
      <xsl:when test="$is-large">
        <h2><xsl:value-of select="f:word('web.all-chapters')"/></h2>
        <ul><xsl:for-each select="h:chapter"><li><a href="#{@xml:id}"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></a><xsl:value-of select="': '"/><xsl:value-of select="f:word('web.questions', string(count(h:practice)))"/></li></xsl:for-each></ul>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="h:chapter">
          <h2><a href="#{@xml:id}"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></a></h2>
          <xsl:if test="h:practice"><ul><xsl:apply-templates select="h:practice" mode="copy-line"/></ul></xsl:if>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
    <d:use part="copy-foot"/>
  </d:text></xsl:if>
</xsl:template>

<!-- ============================================================ The card that others show with a link -->

<!-- One for the whole site, where the publisher has none: title and description beside it are the
     page's own, and a card for each practice would take longer than its pages. -->
<xsl:template name="card">
  <xsl:if test="$site and not($is-earlier) and not(d:dress/@card)">
    <d:card>
      <h1><xsl:value-of select="$title"/></h1>
      <p><xsl:apply-templates select="h:subtitle" mode="words"/></p>
      <p><xsl:for-each select="h:publisher"><xsl:value-of select="."/><xsl:value-of select="$middot"/></xsl:for-each><xsl:value-of select="f:word('as-read-on', @d:as-of-text)"/></p>
    </d:card>
  </xsl:if>
</xsl:template>

<xsl:template name="card-meta">
  <meta property="og:image" content="card:card.png"/>
  <xsl:if test="not(d:dress/@card)">
    <meta property="og:image:width" content="1200"/>
    <meta property="og:image:height" content="630"/>
    <meta property="og:image:alt" content="{$title}"/>
  </xsl:if>
  <meta name="twitter:card" content="summary_large_image"/>
</xsl:template>

<!-- ============================================================ The search in browsers -->

<!-- A browser asks the site's search only by its whole address. -->
<xsl:template name="search-description">
  <xsl:if test="$site and not($is-earlier)">
    <d:file href="opensearch.xml"><OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
      <ShortName><xsl:choose><xsl:when test="string-length($title) &gt; 16 and h:publisher and string-length(h:publisher) &lt;= 16"><xsl:value-of select="h:publisher"/></xsl:when><xsl:otherwise><xsl:value-of select="normalize-space(substring($title, 1, 16))"/></xsl:otherwise></xsl:choose></ShortName>
      <LongName><xsl:value-of select="substring($title, 1, 48)"/></LongName>
      <Description><xsl:value-of select="substring($summary, 1, 1024)"/></Description>
      <Language><xsl:value-of select="@xml:lang"/></Language>
      <Url type="text/html" template="{$site}search.html?q={{searchTerms}}"/>
      <Url type="application/opensearchdescription+xml" rel="self" template="{$site}opensearch.xml"/>
    </OpenSearchDescription></d:file>
  </xsl:if>
</xsl:template>

<!-- ============================================================ Search engines (schema.org) -->

<!-- Only pages with an address are described: nothing else could be named. -->
<xsl:template name="linked-data">
  <xsl:param name="href"/>
  <xsl:if test="$site and not($is-earlier)">
    <xsl:variable name="object"><xsl:apply-templates select="." mode="linked-data"><xsl:with-param name="href" select="$href"/></xsl:apply-templates></xsl:variable>
    <xsl:if test="string($object)"><script type="application/ld+json"><xsl:copy-of select="$object"/></script></xsl:if>
  </xsl:if>
</xsl:template>

<xsl:template match="*" mode="linked-data"/>

<xsl:template match="h:handbook" mode="linked-data">
  <xsl:param name="href"/>
  <xsl:if test="$href = ''">
    <d:object>
      <d:member name="@context" value="https://schema.org"/>
      <d:member name="@type" value="WebSite"/>
      <d:member name="@id"><xsl:value-of select="$site"/></d:member>
      <d:member name="url"><xsl:value-of select="$site"/></d:member>
      <d:member name="name"><xsl:value-of select="$title"/></d:member>
      <d:member name="description"><xsl:value-of select="$summary"/></d:member>
      <d:member name="inLanguage"><xsl:value-of select="@xml:lang"/></d:member>
      <xsl:call-template name="linked-publisher"/>
      <d:object name="potentialAction">
        <d:member name="@type" value="SearchAction"/>
        <d:object name="target">
          <d:member name="@type" value="EntryPoint"/>
          <d:member name="urlTemplate"><xsl:value-of select="concat($site, 'search.html?q={words}')"/></d:member>
        </d:object>
        <d:member name="query-input" value="required name=words"/>
      </d:object>
    </d:object>
  </xsl:if>
</xsl:template>

<xsl:template match="h:practice" mode="linked-data">
  <xsl:call-template name="linked-article">
    <xsl:with-param name="headline"><xsl:apply-templates select="h:question" mode="words"/></xsl:with-param>
    <xsl:with-param name="more">
      <d:object name="mainEntity">
        <d:member name="@type" value="Question"/>
        <d:member name="name"><xsl:apply-templates select="h:question" mode="words"/></d:member>
        <d:object name="acceptedAnswer">
          <d:member name="@type" value="Answer"/>
          <d:member name="text"><xsl:apply-templates select="." mode="said"/></d:member>
          <d:member name="url"><xsl:value-of select="concat($site, @xml:id, '.html#', @xml:id, '--answer')"/></d:member>
        </d:object>
      </d:object>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>
<xsl:template match="h:guide | h:chapter" mode="linked-data">
  <xsl:call-template name="linked-article"><xsl:with-param name="headline"><xsl:apply-templates select="h:title" mode="words"/></xsl:with-param></xsl:call-template>
</xsl:template>

<xsl:template name="linked-article">
  <xsl:param name="headline"/>
  <xsl:param name="more"/>
  <d:object>
    <d:member name="@context" value="https://schema.org"/>
    <d:member name="@type" value="Article"/>
    <d:member name="headline"><xsl:value-of select="normalize-space($headline)"/></d:member>
    <d:member name="url"><xsl:value-of select="concat($site, @xml:id, '.html')"/></d:member>
    <d:member name="inLanguage"><xsl:value-of select="$handbook/@xml:lang"/></d:member>
    <d:member name="dateModified"><xsl:value-of select="$handbook/@d:as-of"/></d:member>
    <xsl:for-each select="$handbook"><xsl:call-template name="linked-publisher"/></xsl:for-each>
    <d:object name="isPartOf">
      <d:member name="@type" value="WebSite"/>
      <d:member name="@id"><xsl:value-of select="$site"/></d:member>
      <d:member name="name"><xsl:value-of select="$title"/></d:member>
    </d:object>
    <xsl:copy-of select="$more"/>
    <d:object name="mainEntityOfPage">
      <d:member name="@type" value="WebPage"/>
      <d:member name="@id"><xsl:value-of select="concat($site, @xml:id, '.html')"/></d:member>
      <xsl:call-template name="linked-path"/>
    </d:object>
  </d:object>
</xsl:template>

<xsl:template name="linked-publisher">
  <xsl:for-each select="h:publisher">
    <d:object name="publisher">
      <d:member name="@type" value="Organization"/>
      <d:member name="name"><xsl:value-of select="."/></d:member>
      <xsl:if test="@href"><d:member name="url"><xsl:value-of select="@href"/></d:member></xsl:if>
    </d:object>
  </xsl:for-each>
</xsl:template>

<!-- Home, the chapter, the page. -->
<xsl:template name="linked-path">
  <d:object name="breadcrumb">
    <d:member name="@type" value="BreadcrumbList"/>
    <d:list name="itemListElement">
      <xsl:call-template name="linked-step"><xsl:with-param name="n" select="1"/><xsl:with-param name="name" select="$title"/></xsl:call-template>
      <xsl:for-each select="ancestor-or-self::*[self::h:chapter or self::h:practice or self::h:guide]">
        <xsl:variable name="words"><xsl:apply-templates select="h:title" mode="words"/></xsl:variable>
        <xsl:call-template name="linked-step"><xsl:with-param name="n" select="position() + 1"/><xsl:with-param name="name" select="normalize-space($words)"/><xsl:with-param name="href" select="concat(@xml:id, '.html')"/></xsl:call-template>
      </xsl:for-each>
    </d:list>
  </d:object>
</xsl:template>
<xsl:template name="linked-step">
  <xsl:param name="n"/>
  <xsl:param name="name"/>
  <xsl:param name="href"/>
  <d:object>
    <d:member name="@type" value="ListItem"/>
    <d:member name="position" number="yes"><xsl:value-of select="$n"/></d:member>
    <d:member name="name"><xsl:value-of select="$name"/></d:member>
    <d:member name="item"><xsl:value-of select="concat($site, $href)"/></d:member>
  </d:object>
</xsl:template>

</xsl:stylesheet>
