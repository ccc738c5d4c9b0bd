<?xml version="1.0" encoding="UTF-8"?>
<!-- The print edition: the whole book in its order, in the vocabulary of generator/print/box/box.h.
     What stands here is where things stand; how they look is in theme.xml. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h f">

<xsl:import href="proviso:handbook.xsl"/>

<xsl:template match="/">
  <xsl:apply-templates select="h:handbook"/>
</xsl:template>

<xsl:template match="h:handbook">
  <html>
    <xsl:copy-of select="@xml:lang | @d:at"/>
    <head><title><xsl:value-of select="h:title"/></title></head>
    <body data-footer-start="{h:title}" data-footer-end="{f:word('as-read-on', @d:as-of-text)}" data-continued="{f:word('continued')}">
      <xsl:call-template name="cover"/>
      <xsl:call-template name="imprint"/>
      <xsl:call-template name="contents"/>
      <xsl:call-template name="how-to-read"/>
      <xsl:call-template name="matrix"/>
      <xsl:apply-templates select="h:guide"/>
      <xsl:apply-templates select="h:chapter"/>
      <xsl:call-template name="scenarios"/>
      <xsl:call-template name="figures"/>
      <xsl:call-template name="sources"/>
      <xsl:call-template name="words"/>
      <xsl:call-template name="index"/>
    </body>
  </html>
</xsl:template>

<!-- A part of the book: a page sequence with a title. -->
<xsl:template name="part">
  <xsl:param name="id"/>
  <xsl:param name="title"/>
  <xsl:param name="class"/>
  <xsl:param name="master" select="'back'"/>
  <xsl:param name="body"/>
  <section class="{$class}" id="{$id}" data-master="{$master}" data-running="{$title}">
    <h1 class="{$class}-title"><xsl:value-of select="$title"/></h1>
    <xsl:copy-of select="$body"/>
  </section>
</xsl:template>

<!-- ============================================================ References -->

<!-- "3.4 (arrow) 34": the number of what is meant, and its page. -->
<xsl:template name="page-of">
  <xsl:param name="target"/>
  <span data-edition="print">&#xA0;→&#xA0;<a class="page" href="#{$target}"/></span>
</xsl:template>

<xsl:template name="ref-page">
  <xsl:param name="target"/>
  <xsl:param name="number"/>
  <xsl:choose>
    <xsl:when test="node()">
      <span class="xref nb" data-edition="print"> (<xsl:if test="string($number)"><xsl:value-of select="$number"/>&#xA0;</xsl:if>→&#xA0;<a class="page" href="#{$target}"/>)</span>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="page-of"><xsl:with-param name="target" select="$target"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="short-reference">
  <xsl:param name="target"/>
  <span class="x"><a href="#{$target/@xml:id}"><xsl:value-of select="$target/@d:number"/></a>
    <xsl:call-template name="page-of"><xsl:with-param name="target" select="$target/@xml:id"/></xsl:call-template></span>
</xsl:template>

<!-- "Passing a tool on, 1.2 (arrow) 30", for lists. -->
<xsl:template name="see">
  <p class="see"><a href="#{@ref}"><xsl:call-template name="numbered-title"/></a>
    <xsl:call-template name="page-of"><xsl:with-param name="target" select="@ref"/></xsl:call-template></p>
</xsl:template>

<!-- ============================================================ Cover, imprint, contents -->

<xsl:template name="cover">
  <section class="cover" data-master="cover">
    <div class="top"><p><xsl:value-of select="h:publisher"/></p><p><xsl:value-of select="h:edition"/></p></div>
    <h1 class="title"><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></h1>
    <xsl:if test="h:subtitle"><p class="sub"><xsl:copy-of select="h:subtitle/@d:at"/><xsl:apply-templates select="h:subtitle/node()"/></p></xsl:if>
    <div class="pattern" data-artifact="yes">
      <xsl:for-each select="h:chapter/h:practice"><i class="sign {f:sign(@d:verdict)}"/></xsl:for-each>
    </div>
    <div class="foot" data-edition="print"><p><xsl:value-of select="f:word('cover.signs', count(h:chapter/h:practice))"/></p>
      <p><xsl:value-of select="f:word('as-read-on', @d:as-of-text)"/></p></div>
  </section>
</xsl:template>

<xsl:template name="imprint">
  <section class="imprint" data-master="front" data-running="{h:title}">
    <p><b><xsl:value-of select="h:title"/></b></p>
    <p><xsl:value-of select="h:edition"/><xsl:if test="@d:edition-text">, <xsl:value-of select="@d:edition-text"/></xsl:if>.
      <xsl:if test="@d:previous-text"><xsl:value-of select="f:word('imprint.previous', @d:previous-text)"/></xsl:if></p>
    <p><xsl:value-of select="f:word('imprint.as-of', @d:as-of-text)"/></p>
    <xsl:if test="h:publisher">
      <p><xsl:copy-of select="h:publisher/@d:at"/><xsl:value-of select="f:word('imprint.publisher', string(h:publisher))"/>
        <xsl:if test="h:publisher/@href"><xsl:text> </xsl:text><a class="url" href="{h:publisher/@href}"><xsl:value-of select="h:publisher/@href"/></a></xsl:if></p>
    </xsl:if>
    <xsl:if test="h:site/@href"><p><xsl:value-of select="f:word('imprint.site')"/><xsl:text> </xsl:text><a class="url" href="{h:site/@href}"><xsl:value-of select="h:site/@href"/></a></p></xsl:if>
    <div class="notice"><xsl:apply-templates select="h:notice/h:*"/></div>
  </section>
</xsl:template>

<xsl:template name="contents">
  <section class="contents" id="_contents" data-master="front" data-running="{f:word('contents')}" data-edition="print">
    <h1><xsl:value-of select="f:word('contents')"/></h1>
    <div class="toc">
      <div class="c fm">
        <ol>
          <xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_how'"/><xsl:with-param name="title" select="f:word('how')"/></xsl:call-template>
          <xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_matrix'"/><xsl:with-param name="title" select="f:word('matrix')"/></xsl:call-template>
          <xsl:for-each select="h:guide">
            <xsl:call-template name="contents-line"><xsl:with-param name="id" select="@xml:id"/><xsl:with-param name="number" select="@d:number"/><xsl:with-param name="title" select="string(h:title)"/></xsl:call-template>
          </xsl:for-each>
        </ol>
        <p class="ch"><span class="lab"><xsl:value-of select="f:word('contents.front')"/></span><xsl:value-of select="f:word('contents.answers')"/></p>
      </div>
      <xsl:for-each select="h:chapter">
        <div class="c">
          <ol>
            <xsl:if test="not(h:practice)"><xsl:call-template name="contents-line"><xsl:with-param name="id" select="@xml:id"/><xsl:with-param name="title" select="string(h:title)"/></xsl:call-template></xsl:if>
            <xsl:for-each select="h:practice | h:section">
              <xsl:call-template name="contents-line"><xsl:with-param name="id" select="@xml:id"/><xsl:with-param name="number" select="@d:number"/><xsl:with-param name="title" select="string(h:title)"/></xsl:call-template>
            </xsl:for-each>
          </ol>
          <p class="ch"><span class="lab"><xsl:value-of select="f:word('chapter', @d:number)"/></span><a href="#{@xml:id}"><xsl:value-of select="h:title"/></a></p>
        </div>
      </xsl:for-each>
      <div class="c">
        <ol>
          <xsl:if test="h:scenario[not(@in)]"><xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_scenarios'"/><xsl:with-param name="title" select="f:word('examples')"/></xsl:call-template></xsl:if>
          <xsl:if test="h:facts/h:fact"><xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_figures'"/><xsl:with-param name="title" select="f:word('figures')"/></xsl:call-template></xsl:if>
          <xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_sources'"/><xsl:with-param name="title" select="f:word('sources-head')"/></xsl:call-template>
          <xsl:if test="d:words/d:word"><xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_words'"/><xsl:with-param name="title" select="f:word('words')"/></xsl:call-template></xsl:if>
          <xsl:if test="d:index/d:letter"><xsl:call-template name="contents-line"><xsl:with-param name="id" select="'_index'"/><xsl:with-param name="title" select="f:word('index')"/></xsl:call-template></xsl:if>
        </ol>
        <p class="ch"><span class="lab"><xsl:value-of select="f:word('contents.back')"/></span><xsl:value-of select="f:word('contents.finding')"/></p>
      </div>
    </div>
  </section>
</xsl:template>

<xsl:template name="contents-line">
  <xsl:param name="id"/>
  <xsl:param name="number"/>
  <xsl:param name="title"/>
  <li>
    <div class="pg"><a class="page" href="#{$id}"/></div>
    <div class="no"><xsl:value-of select="$number"/></div>
    <div><a href="#{$id}"><xsl:choose>
      <xsl:when test="string($number)"><xsl:value-of select="$title"/></xsl:when>
      <xsl:otherwise><em><xsl:value-of select="$title"/></em></xsl:otherwise>
    </xsl:choose></a></div>
  </li>
</xsl:template>

<!-- ============================================================ How to read this book -->

<xsl:template name="how-to-read">
  <xsl:call-template name="part">
    <xsl:with-param name="id" select="'_how'"/>
    <xsl:with-param name="title" select="f:word('how')"/>
    <xsl:with-param name="class" select="'how'"/>
    <xsl:with-param name="master" select="'front'"/>
    <xsl:with-param name="body">
      <p class="lead" id="_how-lead"><xsl:value-of select="f:word('how.lead')"/></p>
      <xsl:call-template name="how-notes"/>
      <div class="legend">
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'allowed'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'conditional'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'recommended'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'required'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'exempt'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'discouraged'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'forbidden'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'unsettled'"/></xsl:call-template>
        <xsl:call-template name="legend"><xsl:with-param name="verdict" select="'not-stated'"/></xsl:call-template>
      </div>
      <h2 class="small"><xsl:value-of select="f:word('how.parts')"/></h2>
      <ol class="text">
        <li><xsl:value-of select="f:word('how.part.question')"/></li>
        <li><xsl:value-of select="f:word('how.part.answer')"/></li>
        <li><xsl:value-of select="f:word('how.part.table')"/></li>
        <li><xsl:value-of select="f:word('how.part.because')"/></li>
        <li><xsl:value-of select="f:word('how.part.provided')"/></li>
        <li><xsl:value-of select="f:word('how.part.example')"/></li>
      </ol>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="legend">
  <xsl:param name="verdict"/>
  <div class="leg">
    <p class="h {f:sign($verdict)}"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template><span class="w"><xsl:value-of select="f:word(concat('verdict.', $verdict))"/></span></p>
    <p><xsl:value-of select="f:word(concat('how.', $verdict))"/></p>
  </div>
</xsl:template>

<xsl:template name="how-notes">
  <aside data-at="_how-lead"><h3><xsl:value-of select="f:word('how.ink-head')"/></h3><p><xsl:value-of select="f:word('how.ink')"/></p></aside>
  <xsl:if test="d:matrix/d:role[2]">
    <aside data-at="_how-lead"><h3><xsl:value-of select="f:word('how.roles-head')"/></h3>
      <p><xsl:for-each select="d:matrix/d:role"><xsl:if test="position() &gt; 1">, </xsl:if><b><xsl:value-of select="@name"/></b></xsl:for-each>.
        <xsl:value-of select="f:word('how.roles')"/></p></aside>
  </xsl:if>
  <aside data-at="_how-lead"><h3><xsl:value-of select="f:word('how.standing-head')"/></h3>
    <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="3"/><xsl:with-param name="authority" select="'official'"/></xsl:call-template>
    <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="2"/><xsl:with-param name="authority" select="'moderator'"/></xsl:call-template>
    <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="1"/><xsl:with-param name="authority" select="'community'"/></xsl:call-template>
    <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="0"/><xsl:with-param name="authority" select="'third-party'"/></xsl:call-template></aside>
  <aside data-at="_how-lead"><h3><xsl:value-of select="f:word('how.dates-head')"/></h3><p><xsl:value-of select="f:word('how.dates')"/></p></aside>
  <aside data-at="_how-lead" data-edition="print"><h3><xsl:value-of select="f:word('how.pages-head')"/></h3><p><xsl:value-of select="f:word('how.pages')"/></p></aside>
</xsl:template>

<xsl:template name="standing-note">
  <xsl:param name="standing"/>
  <xsl:param name="authority"/>
  <p><xsl:call-template name="standing"><xsl:with-param name="standing" select="$standing"/><xsl:with-param name="authority" select="$authority"/></xsl:call-template>
    <xsl:text> – </xsl:text><xsl:value-of select="f:word(concat('how.', $authority))"/></p>
</xsl:template>

<!-- Bars are named by the standing they show. -->
<xsl:template name="bars">
  <xsl:param name="standing"/>
  <i aria-hidden="true"><xsl:attribute name="class">bars <xsl:choose>
    <xsl:when test="$standing = 3">official</xsl:when>
    <xsl:when test="$standing = 2">moderator</xsl:when>
    <xsl:when test="$standing = 1">community</xsl:when>
    <xsl:otherwise>third-party</xsl:otherwise>
  </xsl:choose></xsl:attribute></i>
</xsl:template>

<!-- ============================================================ Every answer on one page -->

<!-- Up to five roles side by side; more stand in further tables. -->
<xsl:template name="matrix">
  <xsl:variable name="roles" select="d:matrix/d:role"/>
  <xsl:call-template name="part">
    <xsl:with-param name="id" select="'_matrix'"/>
    <xsl:with-param name="title" select="f:word('matrix')"/>
    <xsl:with-param name="class" select="'matrix'"/>
    <xsl:with-param name="master" select="'front'"/>
    <xsl:with-param name="body">
      <xsl:for-each select="$roles[position() mod 5 = 1]">
        <xsl:variable name="first" select="5 * (position() - 1) + 1"/>
        <xsl:for-each select="$handbook"><xsl:call-template name="matrix-table"><xsl:with-param name="first" select="$first"/></xsl:call-template></xsl:for-each>
      </xsl:for-each>
      <xsl:call-template name="matrix-key"/>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="matrix-table">
  <xsl:param name="first"/>
  <xsl:variable name="roles" select="d:matrix/d:role[position() &gt;= $first and position() &lt; $first + 5]"/>
  <table class="mx">
    <thead><tr>
      <th class="num" scope="col"><xsl:value-of select="f:word('number.short')"/></th>
      <th scope="col"><xsl:value-of select="f:word('may-i')"/></th>
      <xsl:for-each select="$roles"><th class="role" scope="col"><xsl:value-of select="@name"/></th></xsl:for-each>
      <th class="pg" scope="col" data-edition="print"><xsl:value-of select="f:word('page')"/></th>
    </tr></thead>
    <tbody>
      <xsl:for-each select="h:chapter[h:practice]">
        <tr class="ch"><td class="num"><xsl:value-of select="@d:number"/></td><th class="row" scope="rowgroup" colspan="{count($roles) + 2}"><a href="#{@xml:id}"><xsl:value-of select="h:title"/></a></th></tr>
        <xsl:for-each select="h:practice">
          <tr><xsl:copy-of select="@d:at"/>
            <td class="num"><xsl:value-of select="@d:number"/></td>
            <th scope="row"><a href="#{@xml:id}"><xsl:apply-templates select="h:question/node()" mode="plain"/></a>
              <xsl:if test="@d:state = 'ended'"><xsl:text> </xsl:text><span class="ended"><xsl:value-of select="f:word('ended.short', @d:ended-text)"/></span></xsl:if></th>
            <xsl:for-each select="d:cells/d:cell[position() &gt;= $first and position() &lt; $first + 5]">
              <td class="role"><xsl:call-template name="short-verdict"/><xsl:if test="@differs"><span class="also">*</span></xsl:if></td>
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
    <xsl:if test="d:matrix/d:row/d:cell[@differs]">* <xsl:value-of select="f:word('matrix.differs')"/> · </xsl:if>
    <xsl:value-of select="f:word('matrix.ordinary')"/>
  </p>
</xsl:template>

<xsl:template name="key-entry">
  <xsl:param name="verdict"/>
  <xsl:if test="d:matrix/d:row/d:cell[@verdict = $verdict]">
    <b><xsl:value-of select="f:word(concat('short.', $verdict))"/></b><xsl:text> </xsl:text><xsl:value-of select="f:word(concat('key.', $verdict))"/> · </xsl:if>
</xsl:template>

<!-- ============================================================ Guides -->

<xsl:template match="h:guide">
  <section class="guide" id="{@xml:id}" data-master="front" data-running="{f:word('guides')}"><xsl:copy-of select="@d:at"/>
    <p class="kick full"><b><xsl:value-of select="f:word('guide', @d:number)"/></b> · <xsl:value-of select="f:word('guide.made-from')"/><xsl:text> </xsl:text>
      <xsl:call-template name="number-list"><xsl:with-param name="rest" select="concat(normalize-space(@practices), ' ')"/></xsl:call-template></p>
    <h1 class="guide-title"><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></h1>
    <xsl:apply-templates select="h:*[not(self::h:title or self::h:accept)]"/>
    <xsl:choose>
      <xsl:when test="d:tree[@drawn = 'yes']/d:question">
        <p class="lead full" data-edition="print"><xsl:value-of select="f:word('guide.lead')"/></p>
        <div class="tree"><ul>
          <li><p class="answer" data-edition="print"><xsl:value-of select="f:word('guide.start')"/></p><xsl:apply-templates select="d:tree/d:question" mode="tree"/></li>
        </ul></div>
      </xsl:when>
      <xsl:when test="d:key/d:question">
        <p class="lead full" data-edition="print"><xsl:value-of select="f:word('guide.lead-key')"/></p>
        <xsl:apply-templates select="d:key"/>
      </xsl:when>
      <xsl:otherwise><div class="leaf"><xsl:apply-templates select="d:tree/d:leaf/d:outcome" mode="tree"/></div></xsl:otherwise>
    </xsl:choose>
    <xsl:for-each select="d:helps/d:help[position() mod 3 = 1]">
      <div class="defs">
        <xsl:for-each select=". | following-sibling::d:help[position() &lt; 3]"><p><b><xsl:value-of select="@name"/></b><xsl:text> </xsl:text><xsl:value-of select="."/></p></xsl:for-each>
      </div>
    </xsl:for-each>
  </section>
</xsl:template>

<xsl:template match="d:question" mode="tree">
  <p class="question"><xsl:value-of select="@text"/></p>
  <ul>
    <xsl:for-each select="d:choice">
      <li><p class="answer"><xsl:value-of select="@text"/></p><xsl:apply-templates mode="tree"/></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="d:leaf" mode="tree"><xsl:apply-templates mode="tree"/></xsl:template>
<xsl:template match="d:leaf[@none]" mode="tree"><p class="result"><xsl:value-of select="f:word('guide.none')"/></p></xsl:template>

<!-- Verdict, what the rule that decides answers, and where that stands. -->
<xsl:template match="d:outcome" mode="tree">
  <xsl:variable name="rule" select="key('id', substring-before(concat(normalize-space(@rules), ' '), ' '))"/>
  <p class="verdict {f:sign(@verdict)}"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template><span class="w"><xsl:value-of select="f:word(concat('verdict.', @verdict))"/></span></p>
  <p class="result">
    <xsl:choose>
      <xsl:when test="$rule/h:answer"><xsl:apply-templates select="$rule/h:answer/h:p" mode="plain"/></xsl:when>
      <xsl:when test="$rule/h:wording"><xsl:apply-templates select="$rule/h:wording/h:p" mode="plain"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="f:word('not-stated.answer')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@letters"><xsl:text> </xsl:text><xsl:call-template name="letters"><xsl:with-param name="practice" select="@practice"/></xsl:call-template></xsl:if>
    <xsl:text> </xsl:text>
    <xsl:call-template name="short-reference"><xsl:with-param name="target" select="key('id', @practice)"/></xsl:call-template></p>
</xsl:template>

<!-- The numbered key: each question once, each answer with its verdict or the next question. -->
<xsl:template match="d:key">
  <xsl:variable name="guide" select="../@xml:id"/>
  <ol class="guide-key full">
    <xsl:for-each select="d:question">
      <li id="{$guide}--q{@n}" data-marker="{@n}"><p class="question"><xsl:value-of select="@text"/></p>
        <ul>
          <xsl:for-each select="d:choice">
            <li class="choice"><p class="answer"><b><xsl:value-of select="@text"/></b>
                <xsl:if test="@goto"><xsl:text> </xsl:text><a href="#{$guide}--q{@goto}"><xsl:value-of select="f:word('guide.goto', @goto)"/></a></xsl:if></p>
              <xsl:apply-templates select="d:leaf" mode="tree"/></li>
          </xsl:for-each>
        </ul></li>
    </xsl:for-each>
  </ol>
</xsl:template>

<!-- ============================================================ Chapters and practices -->

<xsl:template match="h:chapter">
  <section class="chapter" id="{@xml:id}" data-master="body" data-tab="{@d:number}">
    <xsl:attribute name="data-running"><xsl:value-of select="@d:number"/>&#x2002;<xsl:value-of select="h:title"/></xsl:attribute>
    <xsl:copy-of select="@d:at"/>
    <p class="kick full"><b><xsl:value-of select="f:word('chapter', @d:number)"/></b><xsl:call-template name="official-number"/></p>
    <h1><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></h1>
    <xsl:if test="h:intro"><div class="intro"><xsl:copy-of select="h:intro/@d:at"/><xsl:apply-templates select="h:intro/h:*"/></div></xsl:if>
    <xsl:apply-templates select="h:*[not(self::h:title or self::h:intro)]"/>
  </section>
</xsl:template>

<xsl:template match="h:practice">
  <article class="practice" id="{@xml:id}">
    <xsl:attribute name="data-running"><xsl:value-of select="@d:number"/>&#x2002;<xsl:value-of select="h:title"/></xsl:attribute>
    <xsl:copy-of select="@d:at | @xml:lang"/>
    <div class="opening">
      <xsl:call-template name="practice-label"/>
      <h2 class="question"><xsl:copy-of select="h:question/@d:at"/><xsl:apply-templates select="h:question/node()"/></h2>
      <xsl:call-template name="practice-age"/>
      <xsl:call-template name="practice-answer"/>
      <xsl:call-template name="practice-strip"/>
    </div>
    <xsl:call-template name="practice-side"/>
    <xsl:call-template name="practice-rest"/>
  </article>
</xsl:template>

<!-- The side column: validity, sources, see also, guides. -->
<xsl:template name="practice-side">
  <xsl:variable name="at" select="@xml:id"/>
  <xsl:if test="d:validity/@*">
    <aside data-at="{$at}"><h3><xsl:value-of select="f:word('validity')"/></h3><xsl:call-template name="validity-lines"/></aside>
  </xsl:if>
  <xsl:if test="d:cited/d:source">
    <aside data-at="{$at}"><h3><xsl:value-of select="f:word('sources')"/></h3><ol class="src"><xsl:apply-templates select="d:cited/d:source"/></ol></aside>
  </xsl:if>
  <xsl:if test="d:see-also/d:see">
    <aside data-at="{$at}"><h3><xsl:value-of select="f:word('see-also')"/></h3><xsl:for-each select="d:see-also/d:see"><xsl:call-template name="see"/></xsl:for-each></aside>
  </xsl:if>
  <xsl:if test="d:in-guides/d:see">
    <aside data-at="{$at}"><h3><xsl:value-of select="f:word('guide-head')"/></h3><xsl:for-each select="d:in-guides/d:see"><xsl:call-template name="see"/></xsl:for-each></aside>
  </xsl:if>
</xsl:template>

<xsl:template match="d:cited/d:source">
  <xsl:variable name="source" select="key('id', @ref)"/>
  <li id="{ancestor::h:practice[1]/@xml:id}--s{@n}" data-marker="{@n}">
    <p><xsl:call-template name="standing"/></p>
    <p><xsl:call-template name="source-line"><xsl:with-param name="source" select="$source"/><xsl:with-param name="at" select="@at"/></xsl:call-template></p>
  </li>
</xsl:template>

<!-- Letters are the markers of their items. -->
<xsl:template name="condition-item">
  <li id="{ancestor::h:practice[1]/@xml:id}--{@d:letter}" data-marker="({@d:letter})"><xsl:copy-of select="@d:at | @xml:lang"/>
    <xsl:call-template name="condition-text"/></li>
</xsl:template>

<xsl:template name="position-item">
  <li data-marker="({@d:letter})"><xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="position-text"/></li>
</xsl:template>

<!-- Equal columns for up to four roles, else a table. -->
<xsl:template name="practice-strip">
  <xsl:choose>
    <xsl:when test="count(d:strip/d:role) &gt; 4">
      <table class="roles">
        <thead><tr><th scope="col"><xsl:value-of select="f:word('role')"/></th><th scope="col" class="verdict"><xsl:value-of select="f:word('rule-table.verdict')"/></th></tr></thead>
        <tbody><xsl:for-each select="d:strip/d:role">
          <tr><th scope="row"><xsl:value-of select="@name"/></th><td class="verdict"><xsl:call-template name="role-verdict"/></td></tr>
        </xsl:for-each></tbody>
      </table>
    </xsl:when>
    <xsl:when test="d:strip">
      <div class="who">
        <xsl:for-each select="d:strip/d:role">
          <div><p class="r"><xsl:value-of select="@name"/></p><p><xsl:call-template name="role-verdict"/></p></div>
        </xsl:for-each>
      </div>
    </xsl:when>
  </xsl:choose>
</xsl:template>

<xsl:template name="role-verdict">
  <xsl:choose>
    <xsl:when test="@verdict = 'not-concerned'"><span class="none"><xsl:value-of select="f:word('verdict.not-concerned')"/></span></xsl:when>
    <xsl:otherwise><xsl:call-template name="verdict"/></xsl:otherwise>
  </xsl:choose>
  <xsl:call-template name="letters"/>
</xsl:template>

<!-- Four columns: day, sign, word, sentence. -->
<xsl:template match="h:step">
  <li><xsl:copy-of select="@d:at | @xml:lang"/>
    <p class="d"><xsl:value-of select="@d:date-text"/></p>
    <p class="node {f:sign(@d:verdict)}"><xsl:if test="@d:verdict"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@d:verdict"/></xsl:call-template></xsl:if></p>
    <p class="o {f:sign(@d:verdict)}"><xsl:if test="@d:verdict"><xsl:value-of select="f:word(concat('verdict.', @d:verdict))"/></xsl:if></p>
    <div class="t"><xsl:call-template name="step-text"/></div>
  </li>
</xsl:template>

<!-- On one line: what it is, and who is in it. -->
<xsl:template name="scenario-head">
  <h3 class="ex-head"><xsl:value-of select="f:word('example')"/>: <xsl:apply-templates select="h:title/node()"/>
    <xsl:if test="h:people"><xsl:text> </xsl:text><span class="people"><xsl:apply-templates select="h:people/node()"/></span></xsl:if></h3>
</xsl:template>

<!-- ============================================================ At the back -->

<xsl:template name="scenarios">
  <xsl:if test="h:scenario[not(@in)]">
    <xsl:call-template name="part">
      <xsl:with-param name="id" select="'_scenarios'"/>
      <xsl:with-param name="title" select="f:word('examples')"/>
      <xsl:with-param name="class" select="'scenarios'"/>
      <xsl:with-param name="body"><xsl:apply-templates select="h:scenario[not(@in)]"/></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="figures">
  <xsl:if test="h:facts/h:fact">
    <xsl:call-template name="part">
      <xsl:with-param name="id" select="'_figures'"/>
      <xsl:with-param name="title" select="f:word('figures')"/>
      <xsl:with-param name="class" select="'figures'"/>
      <xsl:with-param name="body"><xsl:call-template name="figures-table"/></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="sources">
  <xsl:call-template name="part">
    <xsl:with-param name="id" select="'_sources'"/>
    <xsl:with-param name="title" select="f:word('sources-head')"/>
    <xsl:with-param name="class" select="'sources'"/>
    <xsl:with-param name="body"><xsl:call-template name="sources-list"/></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="source-address">
  <xsl:if test="@href"><p class="meta url" data-edition="print"><a href="{@href}"><xsl:value-of select="@href"/></a></p></xsl:if>
</xsl:template>

<xsl:template name="words">
  <xsl:if test="d:words/d:word">
    <xsl:call-template name="part">
      <xsl:with-param name="id" select="'_words'"/>
      <xsl:with-param name="title" select="f:word('words')"/>
      <xsl:with-param name="class" select="'words'"/>
      <xsl:with-param name="body"><xsl:call-template name="words-list"/></xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="index">
  <xsl:if test="d:index/d:letter">
    <xsl:call-template name="part">
      <xsl:with-param name="id" select="'_index'"/>
      <xsl:with-param name="title" select="f:word('index')"/>
      <xsl:with-param name="class" select="'index'"/>
      <xsl:with-param name="body">
        <p class="hint full" data-edition="print"><xsl:value-of select="f:word('index.hint')"/></p>
        <div class="ix">
          <xsl:for-each select="d:index/d:letter">
            <p class="L"><xsl:value-of select="@name"/></p>
            <xsl:for-each select="d:entry">
              <p class="e"><xsl:call-template name="index-entry"/></p>
              <xsl:for-each select="d:sub"><p class="s"><xsl:call-template name="index-entry"/></p></xsl:for-each>
            </xsl:for-each>
          </xsl:for-each>
        </div>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="index-entry">
  <xsl:value-of select="@text"/>
  <xsl:if test="d:locator"><xsl:text>, </xsl:text><span class="pages"><xsl:apply-templates select="d:locator"/></span></xsl:if>
  <xsl:for-each select="d:see"><xsl:text>, </xsl:text><em><xsl:value-of select="f:word('see')"/></em><xsl:text> </xsl:text><xsl:value-of select="@text"/></xsl:for-each>
</xsl:template>

<xsl:template match="d:locator">
  <a class="page" href="#{@ref}">
    <xsl:if test="@main"><xsl:attribute name="class">page main</xsl:attribute></xsl:if>
    <xsl:if test="@to"><xsl:attribute name="data-to"><xsl:value-of select="@to"/></xsl:attribute></xsl:if>
  </a>
</xsl:template>

</xsl:stylesheet>
