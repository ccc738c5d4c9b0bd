<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapters and their practices. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h f">

<xsl:template match="h:chapter" mode="parts">
  <d:part name="chapter-{@xml:id}">
    <p class="kick"><xsl:call-template name="former-names"/><b><xsl:value-of select="f:word('chapter', @d:number)"/></b><xsl:call-template name="official-number"/></p>
    <h1><xsl:copy-of select="h:title/@xml:lang"/><xsl:apply-templates select="h:title/node()"/></h1>
    <xsl:apply-templates select="h:intro/h:*"/>
  </d:part>
  <xsl:for-each select="h:section"><d:part name="section-{../@xml:id}-{position()}"><xsl:apply-templates select="."/></d:part></xsl:for-each>
</xsl:template>

<xsl:template match="h:chapter" mode="page">
  <xsl:call-template name="contents-parts"/>
  <xsl:apply-templates select="." mode="parts"/>
  <xsl:variable name="words"><xsl:apply-templates select="h:title" mode="words"/></xsl:variable>
  <d:page href="{@xml:id}.html" kind="chapter" id="{@xml:id}" title="{f:word('web.title', string($words), string($title))}">
    <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip'"/></xsl:call-template>
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
          <xsl:if test="h:practice and not($home-has-rows)"><d:use part="matrix-key"/><div><xsl:call-template name="names-left"/><xsl:call-template name="chapter-matrix"/></div></xsl:if>
          <xsl:if test="h:practice and $home-has-rows">
            <ol class="chapter-list"><xsl:call-template name="names-left"/>
              <xsl:for-each select="h:practice">
                <li><xsl:call-template name="names-concerned"/><span class="num"><xsl:value-of select="@d:number"/></span><a href="#{@xml:id}"><xsl:apply-templates select="h:question" mode="line"/></a><xsl:value-of select="$space"/><xsl:call-template name="own-verdict"/></li>
              </xsl:for-each>
            </ol>
          </xsl:if>
          <xsl:for-each select="h:section"><d:use part="section-{../@xml:id}-{position()}"/></xsl:for-each>
        </main>
      </div>
    </d:fill>
  </d:page>
  <xsl:apply-templates select="." mode="copy"/><f:emit/>
  <xsl:apply-templates select="h:practice" mode="page"/>
  <!-- Here, because nothing behind it uses the parts of the chapter. -->
  <xsl:if test="$all-is-split"><xsl:call-template name="all-of-chapter"/><d:forget/><f:emit/></xsl:if>
</xsl:template>

<!-- The contents of a chapter, beside the text and, on narrow screens, above it.  A page lists its
     own sections below its line; site.c says which line is the page's own.  In a large chapter, whose
     own page lists them all, a practice has a block of its neighbours beside it, with the last line of
     the block before and the first of the next: else the site would grow with the square of them. -->
<xsl:template name="contents-parts">
  <xsl:variable name="n" select="count(h:practice)"/>
  <xsl:choose>
    <xsl:when test="$n &lt;= $most-practices">
      <xsl:call-template name="contents-part"><xsl:with-param name="lines" select="h:practice"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="contents-part"/>
      <xsl:for-each select="h:practice[position() mod $block = 1]">
        <xsl:variable name="first" select="(position() - 1) * $block + 1"/>
        <xsl:variable name="lines" select="../h:practice[position() &gt;= $first - 1 and position() &lt;= $first + $block]"/>
        <xsl:variable name="name" select="concat('-', position())"/>
        <xsl:for-each select="..">
          <xsl:call-template name="contents-part">
            <xsl:with-param name="lines" select="$lines"/>
            <xsl:with-param name="name" select="$name"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The part of the chapter's contents that is shown beside a practice. -->
<xsl:template match="h:practice" mode="contents-name">
  <xsl:value-of select="../@xml:id"/>
  <xsl:if test="count(../h:practice) &gt; $most-practices"><xsl:value-of select="concat('-', floor(count(preceding-sibling::h:practice) div $block) + 1)"/></xsl:if>
</xsl:template>

<xsl:template name="contents-part">
  <xsl:param name="lines" select="/.."/>
  <xsl:param name="name"/>
  <d:part name="contents-{@xml:id}{$name}">
    <nav class="toc" aria-label="{f:word('web.contents')}">
      <h2><a href="#{@xml:id}"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="line"/></a></h2>
      <xsl:if test="$lines">
        <ol>
          <xsl:for-each select="$lines">
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
  <d:part name="menu-{@xml:id}{$name}">
    <nav class="mtoc" aria-label="{f:word('web.contents')}"><details><summary><f:message key="chapter.title"><f:with><xsl:value-of select="@d:number"/></f:with><f:with><xsl:apply-templates select="h:title" mode="words"/></f:with></f:message></summary>
      <ol><xsl:for-each select=". | $lines"><li><xsl:call-template name="contents-line"/></li></xsl:for-each></ol>
    </details></nav>
  </d:part>
</xsl:template>

<xsl:template name="contents-line">
  <a href="#{@xml:id}"><span><xsl:value-of select="@d:number"/></span><span><xsl:apply-templates select="h:title" mode="line"/></span></a>
</xsl:template>

<!-- ============================================================ Practices -->

<xsl:template match="h:practice" mode="parts">
  <d:part name="text-{@xml:id}">
    <xsl:call-template name="practice-label"/>
    <h1 class="question"><xsl:copy-of select="h:question/@xml:lang"/><xsl:apply-templates select="h:question/node()"/></h1>
    <xsl:call-template name="practice-body"/>
  </d:part>
  <d:part name="side-{@xml:id}"><xsl:call-template name="practice-side"/></d:part>
</xsl:template>

<xsl:template match="h:practice" mode="page">
  <xsl:variable name="words"><xsl:apply-templates select="h:question" mode="words"/></xsl:variable>
  <xsl:variable name="contents"><xsl:apply-templates select="." mode="contents-name"/></xsl:variable>
  <xsl:apply-templates select="." mode="parts"/>
  <d:page href="{@xml:id}.html" kind="practice" id="{@xml:id}" title="{f:word('web.title', string($words), string($title))}">
    <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip-answer'"/></xsl:call-template>
    <xsl:call-template name="head">
      <xsl:with-param name="href" select="concat(@xml:id, '.html')"/>
      <xsl:with-param name="description"><xsl:value-of select="f:word('sentence', f:word(concat('verdict.', @d:verdict)))"/><xsl:value-of select="$sentence-space"/><xsl:apply-templates select="h:rule[@d:part = 'speaks'][1]/h:answer" mode="words"/></xsl:with-param>
    </xsl:call-template>
    <xsl:if test="d:table | d:asks"><d:fill name="policy"><xsl:call-template name="policy"><xsl:with-param name="script" select="&quot;'hash:load.js'&quot;"/></xsl:call-template></d:fill></xsl:if>
    <d:fill name="body">
      <d:use part="menu-{$contents}"/>
      <div class="lay">
        <d:use part="contents-{$contents}"><d:fill name="{@xml:id}"><ol class="sub"><d:outline part="text-{@xml:id}"/></ol></d:fill></d:use>
        <main id="main" tabindex="-1"><xsl:copy-of select="@xml:lang"/>
          <xsl:call-template name="elsewhere"/>
          <d:use part="text-{@xml:id}"/>
          <xsl:if test="d:table | d:asks"><xsl:call-template name="case-script"/></xsl:if>
          <xsl:if test="d:after-practice"><div class="own-after"><xsl:copy-of select="d:after-practice/node()"/></div></xsl:if>
          <xsl:call-template name="previous-next"/>
        </main>
        <aside class="side" aria-label="{f:word('web.side')}"><d:use part="side-{@xml:id}"/></aside>
      </div>
    </d:fill>
  </d:page>
  <xsl:apply-templates select="." mode="copy"/><f:emit/>
</xsl:template>

<!-- On the web, headings of parts are h2, below the question's h1. -->
<xsl:template name="part-head">
  <xsl:param name="key"/>
  <xsl:param name="id"/>
  <h2 class="s"><xsl:if test="$id"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if><xsl:value-of select="f:word($key)"/></h2>
</xsl:template>
<xsl:template name="scenario-head">
  <h2 class="s ex-head"><xsl:call-template name="former-names"/><f:message key="example.title"><f:with><xsl:apply-templates select="h:title/node()"/></f:with></f:message></h2>
  <xsl:if test="h:people"><p class="by"><xsl:apply-templates select="h:people/node()"/></p></xsl:if>
</xsl:template>

<!-- More circumstances than this do not fit side by side in the column of text. -->
<xsl:variable name="most-columns" select="5"/>
<xsl:template name="practice-table">
  <xsl:choose>
    <xsl:when test="count(d:table/d:column) &gt; $most-columns"><xsl:call-template name="rule-list"/></xsl:when>
    <xsl:when test="d:table"><xsl:call-template name="rule-table"/></xsl:when>
  </xsl:choose>
  <xsl:for-each select="d:asks"><div class="asked" hidden="hidden"><xsl:if test="@rules"><xsl:attribute name="data-rules"><xsl:value-of select="@rules"/></xsl:attribute></xsl:if><xsl:call-template name="asked-names"/></div></xsl:for-each>
</xsl:template>

<!-- The rule table has its own heading, which the contents list. -->
<xsl:template name="table-head">
  <xsl:call-template name="part-head"><xsl:with-param name="key" select="'rule-table'"/><xsl:with-param name="id" select="concat(@xml:id, '--table')"/></xsl:call-template>
</xsl:template>
<xsl:template name="table-caption"><caption><xsl:value-of select="f:word('rule-table.hint')"/></caption></xsl:template>

<xsl:template name="table-name">
  <xsl:param name="key"/>
  <xsl:attribute name="aria-label"><xsl:value-of select="f:word($key)"/></xsl:attribute>
</xsl:template>

<!-- What the script of "Your case" reads (case.js): of a column its question and the cases to choose
     from, as "name=words" with "|" between them, and those in which it arises; the same of what is
     asked beyond the table; of a row the cases that fit, a column each, and the rules that decide; of a
     rule its best source, and since when it is in force; of a condition its rule. -->
<xsl:template name="column-names">
  <xsl:attribute name="data-cases"><xsl:for-each select="d:option"><xsl:if test="position() &gt; 1">|</xsl:if><xsl:value-of select="concat(@ref, '=', translate(@name, '|', '/'))"/></xsl:for-each></xsl:attribute>
  <xsl:if test="d:option/@act"><xsl:attribute name="data-acts"><xsl:for-each select="d:option"><xsl:if test="position() &gt; 1">|</xsl:if><xsl:value-of select="translate(@act, '|', '/')"/></xsl:for-each></xsl:attribute></xsl:if>
  <xsl:if test="@ref"><xsl:attribute name="data-ref"><xsl:value-of select="@ref"/></xsl:attribute></xsl:if>
  <xsl:if test="@given"><xsl:attribute name="data-given"><xsl:value-of select="@given"/></xsl:attribute></xsl:if>
  <xsl:attribute name="data-question"><xsl:choose><xsl:when test="@question"><xsl:value-of select="@question"/></xsl:when><xsl:when test="@ref"><xsl:value-of select="@name"/></xsl:when><xsl:otherwise><xsl:value-of select="f:word('guide.ask-role')"/></xsl:otherwise></xsl:choose></xsl:attribute>
  <xsl:if test="@help"><xsl:attribute name="data-help"><xsl:value-of select="@help"/></xsl:attribute></xsl:if>
</xsl:template>
<!-- A list of rows has no column heads. -->
<xsl:template name="columns-names">
  <div hidden="hidden"><xsl:for-each select="d:table"><xsl:call-template name="asked-names"/></xsl:for-each></div>
</xsl:template>
<xsl:template name="asked-names"><xsl:for-each select="d:column"><span><xsl:call-template name="column-names"/></span></xsl:for-each></xsl:template>
<xsl:template name="row-names">
  <xsl:if test="not(@rest)"><xsl:attribute name="data-fits"><xsl:for-each select="d:case"><xsl:if test="position() &gt; 1">|</xsl:if><xsl:value-of select="@fits"/></xsl:for-each></xsl:attribute></xsl:if>
  <xsl:choose>
    <xsl:when test="@rules"><xsl:attribute name="data-rules"><xsl:value-of select="@rules"/></xsl:attribute></xsl:when>
    <xsl:otherwise><xsl:attribute name="data-says"><xsl:value-of select="f:word(concat('guide.', @verdict))"/></xsl:attribute></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="rule-names">
  <xsl:if test="@d:state = 'current' and (ancestor::h:practice/d:table or ancestor::h:practice/d:asks)">
    <xsl:attribute name="data-rule"><xsl:value-of select="@xml:id"/></xsl:attribute>
    <xsl:call-template name="source-names"><xsl:with-param name="practice" select="ancestor::h:practice"/></xsl:call-template>
  </xsl:if>
</xsl:template>
<xsl:template name="condition-names">
  <xsl:if test="ancestor::h:rule/@d:state = 'current' and (ancestor::h:practice/d:table or ancestor::h:practice/d:asks)"><xsl:attribute name="data-of"><xsl:value-of select="ancestor::h:rule/@xml:id"/></xsl:attribute></xsl:if>
</xsl:template>
<xsl:template name="case-script">
  <script data-case="asset:case.js"><xsl:call-template name="ask-words"/>
    <xsl:if test="(h:rule | d:exempting/d:from/h:rule)/@d:decides"><xsl:attribute name="data-whens"><xsl:for-each select="(h:rule | d:exempting/d:from/h:rule)[@d:decides]"><xsl:if test="position() &gt; 1">|</xsl:if><xsl:value-of select="concat(@xml:id, '@', @d:decides)"/></xsl:for-each></xsl:attribute></xsl:if>
    <xsl:attribute name="data-title"><xsl:value-of select="f:word('web.case')"/></xsl:attribute>
    <xsl:attribute name="data-marked"><xsl:value-of select="f:word('web.case-marked')"/></xsl:attribute>
    <xsl:attribute name="data-none"><xsl:value-of select="f:word('web.case-none')"/></xsl:attribute>
    <xsl:attribute name="data-absent"><xsl:value-of select="f:word('table.absent')"/></xsl:attribute>
    <xsl:attribute name="data-provided"><xsl:value-of select="f:word('provided-that')"/></xsl:attribute>
    <xsl:attribute name="data-act"><xsl:choose><xsl:when test="@d:act"><xsl:value-of select="@d:act"/></xsl:when><xsl:otherwise><xsl:apply-templates select="h:title" mode="words"/></xsl:otherwise></xsl:choose></xsl:attribute>
    <xsl:if test="d:validity/@checked-text"><xsl:attribute name="data-checked"><xsl:value-of select="d:validity/@checked-text"/></xsl:attribute></xsl:if>
    <d:asset name="load.js"/></script>
</xsl:template>

<!-- Conditions can be ticked off; nothing is stored. -->
<xsl:template name="condition">
  <xsl:variable name="practice" select="ancestor::h:practice[1]/@xml:id"/>
  <xsl:choose>
    <xsl:when test="ancestor::h:rule[1]/@d:state = 'past'"><span class="k"><xsl:value-of select="f:letter(@d:letter)"/></span><div class="condition"><xsl:call-template name="condition-text"/></div></xsl:when>
    <xsl:otherwise>
      <input type="checkbox" id="{$practice}--tick-{@d:letter}" aria-labelledby="{$practice}--text-{@d:letter}"/>
      <div class="condition" id="{$practice}--text-{@d:letter}"><span class="k"><xsl:value-of select="f:letter(@d:letter)"/></span><xsl:call-template name="condition-text"/></div>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The previous and next practice of the book, across chapters: with [1] alone libxml2 stops at the
     first that it finds.  What is omitted stands at the end of the handbook, in no chapter of its. -->
<xsl:template name="previous-next">
  <nav class="pn" aria-label="{f:word('web.next-to')}">
    <xsl:choose>
      <xsl:when test="preceding-sibling::h:practice[1]"><xsl:apply-templates select="preceding-sibling::h:practice[1]" mode="previous"/></xsl:when>
      <xsl:otherwise><xsl:for-each select="preceding::h:practice[1]"><xsl:apply-templates select="self::h:practice[parent::h:chapter/parent::h:handbook]" mode="previous"/></xsl:for-each></xsl:otherwise>
    </xsl:choose>
    <xsl:choose>
      <xsl:when test="following-sibling::h:practice[1]"><xsl:apply-templates select="following-sibling::h:practice[1]" mode="next"/></xsl:when>
      <xsl:otherwise><xsl:for-each select="following::h:practice[1]"><xsl:apply-templates select="self::h:practice[parent::h:chapter/parent::h:handbook]" mode="next"/></xsl:for-each></xsl:otherwise>
    </xsl:choose>
  </nav>
</xsl:template>
<xsl:template match="h:practice" mode="previous"><a class="prev" rel="prev" href="#{@xml:id}"><small><span aria-hidden="true"><xsl:value-of select="f:word('arrow.back')"/><xsl:value-of select="$space"/></span><xsl:value-of select="@d:number"/></small><span class="tt"><xsl:apply-templates select="h:title" mode="line"/></span></a></xsl:template>
<xsl:template match="h:practice" mode="next"><a class="next" rel="next" href="#{@xml:id}"><small><xsl:value-of select="@d:number"/><span aria-hidden="true"><xsl:value-of select="$space"/><xsl:value-of select="f:word('arrow.on')"/></span></small><span class="tt"><xsl:apply-templates select="h:title" mode="line"/></span></a></xsl:template>

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

</xsl:stylesheet>
