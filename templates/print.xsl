<?xml version="1.0" encoding="UTF-8"?>
<!-- The print edition: the whole book as one tree, in the vocabulary of
     generator/print/box/box.h.  What things look like is the theme's. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h f">

<xsl:import href="proviso:handbook.xsl"/>

<xsl:variable name="title" select="string($handbook/h:title)"/>

<xsl:template match="/">
  <html>
    <xsl:for-each select="$handbook">
      <xsl:copy-of select="@xml:lang | @d:at"/>
      <head><title><xsl:value-of select="h:title"/></title></head>
      <body data-footer-start="{$title}" data-footer-end="{f:word('as-read-on', @d:as-of-text)}">
        <xsl:call-template name="cover"/>
        <xsl:call-template name="imprint"/>
        <xsl:call-template name="contents"/>
        <xsl:call-template name="how-to-read"/>
        <xsl:call-template name="matrix"/>
        <xsl:call-template name="guides"/>
        <xsl:apply-templates select="h:chapter"/>
        <xsl:call-template name="scenarios"/>
        <xsl:call-template name="sources"/>
        <xsl:call-template name="words"/>
        <xsl:call-template name="index"/>
      </body>
    </xsl:for-each>
  </html>
</xsl:template>

<!-- ============================================================ Front matter -->

<xsl:template name="cover">
  <section class="cover" data-master="cover" data-edition="print">
    <div class="top"><p><xsl:value-of select="f:word('cover.series')"/></p><p><xsl:value-of select="h:edition"/></p></div>
    <p class="title" data-tag="P"><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()" mode="plain"/></p>
    <xsl:if test="h:subtitle"><p class="sub"><xsl:copy-of select="h:subtitle/@d:at"/><xsl:apply-templates select="h:subtitle/node()" mode="plain"/></p></xsl:if>
    <div class="pattern" data-artifact="yes">
      <xsl:for-each select="h:chapter/h:practice"><i class="sign {f:sign(@d:verdict)}"/></xsl:for-each>
    </div>
    <div class="foot"><p><xsl:value-of select="f:word('cover.pattern')"/></p><p><xsl:value-of select="h:publisher"/></p></div>
  </section>
</xsl:template>

<xsl:template name="imprint">
  <section class="imprint" data-master="front" data-running="{f:word('imprint')}" data-edition="print">
    <p><b><xsl:value-of select="h:title"/></b></p>
    <xsl:if test="h:subtitle"><p><xsl:value-of select="h:subtitle"/></p></xsl:if>
    <p><xsl:value-of select="h:edition"/><xsl:text>. </xsl:text><xsl:value-of select="f:word('as-read-on', @d:as-of-text)"/><xsl:text>.</xsl:text></p>
    <xsl:if test="h:publisher"><p><xsl:value-of select="h:publisher"/>
      <xsl:if test="h:publisher/@href"><xsl:text>, </xsl:text><a class="url" href="{h:publisher/@href}"><xsl:value-of select="h:publisher/@href"/></a></xsl:if></p></xsl:if>
    <xsl:if test="h:site/@href"><p><xsl:value-of select="f:word('imprint.site')"/><xsl:text> </xsl:text><a class="url" href="{h:site/@href}"><xsl:value-of select="h:site/@href"/></a></p></xsl:if>
    <xsl:apply-templates select="h:notice/h:*"/>
  </section>
</xsl:template>

<!-- One line: page, number, title. -->
<xsl:template name="contents-line">
  <xsl:param name="id" select="@xml:id"/>
  <xsl:param name="number" select="@d:number"/>
  <xsl:param name="text"/>
  <xsl:param name="is-part" select="false()"/>
  <li>
    <div class="pg"><a class="page" href="#{$id}"/></div>
    <div class="no"><xsl:value-of select="$number"/></div>
    <div><a href="#{$id}"><xsl:choose>
        <xsl:when test="$is-part"><em><xsl:value-of select="$text"/></em></xsl:when>
        <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
      </xsl:choose></a></div>
  </li>
</xsl:template>

<!-- A line for a part of the book outside the chapters. -->
<xsl:template name="contents-part">
  <xsl:param name="id"/>
  <xsl:param name="key"/>
  <xsl:call-template name="contents-line">
    <xsl:with-param name="id" select="$id"/>
    <xsl:with-param name="number" select="''"/>
    <xsl:with-param name="text" select="f:word($key)"/>
    <xsl:with-param name="is-part" select="true()"/>
  </xsl:call-template>
</xsl:template>

<xsl:template name="contents">
  <section class="contents" id="contents" data-master="front" data-running="{f:word('contents')}" data-edition="print">
    <h1><xsl:value-of select="f:word('contents')"/></h1>
    <div class="toc">
      <div class="c fm">
        <ol>
          <xsl:call-template name="contents-part"><xsl:with-param name="id" select="'how-to-read'"/><xsl:with-param name="key" select="'how.head'"/></xsl:call-template>
          <xsl:call-template name="contents-part"><xsl:with-param name="id" select="'every-answer'"/><xsl:with-param name="key" select="'matrix.head'"/></xsl:call-template>
          <xsl:for-each select="h:guide">
            <xsl:call-template name="contents-line">
              <xsl:with-param name="text"><xsl:value-of select="h:title"/></xsl:with-param>
              <xsl:with-param name="is-part" select="true()"/>
            </xsl:call-template>
          </xsl:for-each>
        </ol>
        <div><p class="lab"><xsl:value-of select="f:word('contents.first')"/></p><p class="ch"><xsl:value-of select="f:word('contents.first-title')"/></p></div>
      </div>
      <xsl:for-each select="h:chapter">
        <div class="c">
          <ol>
            <xsl:for-each select="h:practice | h:section[@xml:id]">
              <xsl:call-template name="contents-line"><xsl:with-param name="text" select="string(h:title)"/></xsl:call-template>
            </xsl:for-each>
          </ol>
          <div><p class="lab"><xsl:value-of select="f:word('chapter', @d:number)"/></p><p class="ch"><a href="#{@xml:id}"><xsl:value-of select="h:title"/></a></p></div>
        </div>
      </xsl:for-each>
      <div class="c">
        <ol>
          <xsl:if test="h:scenario[not(@in)]"><xsl:call-template name="contents-part"><xsl:with-param name="id" select="'examples'"/><xsl:with-param name="key" select="'examples'"/></xsl:call-template></xsl:if>
          <xsl:if test="d:sources/d:source"><xsl:call-template name="contents-part"><xsl:with-param name="id" select="'sources'"/><xsl:with-param name="key" select="'sources-head'"/></xsl:call-template></xsl:if>
          <xsl:if test="d:words/d:word"><xsl:call-template name="contents-part"><xsl:with-param name="id" select="'words'"/><xsl:with-param name="key" select="'words'"/></xsl:call-template></xsl:if>
          <xsl:if test="d:index/d:letter"><xsl:call-template name="contents-part"><xsl:with-param name="id" select="'index'"/><xsl:with-param name="key" select="'index'"/></xsl:call-template></xsl:if>
        </ol>
        <div><p class="lab"><xsl:value-of select="f:word('contents.last')"/></p><p class="ch"><xsl:value-of select="f:word('contents.last-title')"/></p></div>
      </div>
    </div>
  </section>
</xsl:template>

<xsl:template name="how-to-read">
  <section class="how" id="how-to-read" data-master="front" data-running="{f:word('how.head')}">
    <h1 id="how-head"><xsl:value-of select="f:word('how.head')"/></h1>
    <p class="lead" id="how-lead"><xsl:value-of select="f:word('how.lead')"/></p>
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
  </section>
</xsl:template>

<xsl:template name="legend">
  <xsl:param name="verdict"/>
  <div class="leg">
    <p class="h {f:sign($verdict)}"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="$verdict"/></xsl:call-template><xsl:value-of select="f:word(concat('verdict.', $verdict))"/></p>
    <p><xsl:value-of select="f:word(concat('how.', $verdict))"/></p>
  </div>
</xsl:template>

<!-- Beside the legend: ink, roles, standing, dates, numbers. -->
<xsl:template name="how-notes">
  <aside data-at="how-lead">
    <h3><xsl:value-of select="f:word('how.ink-head')"/></h3>
    <p><xsl:value-of select="f:word('how.ink')"/></p>
  </aside>
  <aside data-at="how-lead">
    <h3><xsl:value-of select="f:word('how.sure-head')"/></h3>
    <xsl:call-template name="standing-line"><xsl:with-param name="standing" select="3"/><xsl:with-param name="authority" select="'official'"/></xsl:call-template>
    <xsl:call-template name="standing-line"><xsl:with-param name="standing" select="2"/><xsl:with-param name="authority" select="'moderator'"/></xsl:call-template>
    <xsl:call-template name="standing-line"><xsl:with-param name="standing" select="1"/><xsl:with-param name="authority" select="'community'"/></xsl:call-template>
    <xsl:call-template name="standing-line"><xsl:with-param name="standing" select="0"/><xsl:with-param name="authority" select="'third-party'"/></xsl:call-template>
  </aside>
  <aside data-at="how-lead">
    <h3><xsl:value-of select="f:word('how.dates-head')"/></h3>
    <p><xsl:value-of select="f:word('how.dates')"/></p>
  </aside>
  <aside data-at="how-lead">
    <h3><xsl:value-of select="f:word('how.numbers-head')"/></h3>
    <p><xsl:value-of select="f:word('how.numbers')"/></p>
  </aside>
</xsl:template>

<xsl:template name="standing-line">
  <xsl:param name="standing"/>
  <xsl:param name="authority"/>
  <p><xsl:call-template name="standing"><xsl:with-param name="standing" select="$standing"/><xsl:with-param name="authority" select="$authority"/></xsl:call-template>
    <xsl:text> – </xsl:text><xsl:value-of select="f:word(concat('how.', $authority))"/></p>
</xsl:template>

<!-- Over five roles: one matrix for each group of five. -->
<xsl:template name="matrix">
  <section class="matrix" id="every-answer" data-master="front" data-running="{f:word('matrix.running')}">
    <h1 class="matrix-title"><xsl:value-of select="f:word('matrix.head')"/></h1>
    <xsl:for-each select="d:matrix/d:role[position() mod 5 = 1]">
      <xsl:call-template name="matrix-of">
        <xsl:with-param name="first" select="count(preceding-sibling::d:role) + 1"/>
        <xsl:with-param name="last" select="count(preceding-sibling::d:role) + 5"/>
      </xsl:call-template>
    </xsl:for-each>
    <p class="key"><xsl:call-template name="matrix-key"/></p>
  </section>
</xsl:template>

<xsl:template name="matrix-of">
  <xsl:param name="first"/>
  <xsl:param name="last"/>
  <xsl:variable name="roles" select="$handbook/d:matrix/d:role[position() &gt;= $first and position() &lt;= $last]"/>
  <table class="mx roles-{count($roles)}">
    <thead><tr>
      <th scope="col" class="num"/>
      <th scope="col"><xsl:value-of select="f:word('may-i')"/></th>
      <xsl:for-each select="$roles"><th scope="col" class="role"><xsl:value-of select="@name"/></th></xsl:for-each>
      <th scope="col" class="pg"><xsl:value-of select="f:word('page')"/></th>
    </tr></thead>
    <tbody>
      <xsl:for-each select="$handbook/h:chapter[h:practice]">
        <tr class="ch"><th scope="rowgroup" class="num"><xsl:value-of select="@d:number"/></th><th scope="rowgroup" colspan="{count($roles) + 2}"><a href="#{@xml:id}"><xsl:value-of select="h:title"/></a></th></tr>
        <xsl:for-each select="h:practice">
          <tr>
            <td class="num"><xsl:value-of select="@d:number"/></td>
            <th scope="row"><a href="#{@xml:id}"><xsl:apply-templates select="h:question/node()" mode="plain"/></a></th>
            <xsl:for-each select="d:cells/d:cell[position() &gt;= $first and position() &lt;= $last]">
              <td class="role"><xsl:call-template name="short-verdict"/><xsl:if test="@differs"><span class="also">&#xA0;*</span></xsl:if></td>
            </xsl:for-each>
            <td class="pg"><a class="page" href="#{@xml:id}"/></td>
          </tr>
        </xsl:for-each>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<!-- Only the verdicts that this handbook shows. -->
<xsl:template name="matrix-key">
  <xsl:variable name="cells" select="d:matrix/d:row/d:cell"/>
  <xsl:call-template name="key-entry"><xsl:with-param name="cells" select="$cells"/><xsl:with-param name="verdict" select="'allowed'"/></xsl:call-template>
  <xsl:call-template name="key-entry"><xsl:with-param name="cells" select="$cells"/><xsl:with-param name="verdict" select="'conditional'"/></xsl:call-template>
  <xsl:call-template name="key-entry"><xsl:with-param name="cells" select="$cells"/><xsl:with-param name="verdict" select="'recommended'"/></xsl:call-template>
  <xsl:call-template name="key-entry"><xsl:with-param name="cells" select="$cells"/><xsl:with-param name="verdict" select="'required'"/></xsl:call-template>
  <xsl:call-template name="key-entry"><xsl:with-param name="cells" select="$cells"/><xsl:with-param name="verdict" select="'exempt'"/></xsl:call-template>
  <xsl:call-template name="key-entry"><xsl:with-param name="cells" select="$cells"/><xsl:with-param name="verdict" select="'discouraged'"/></xsl:call-template>
  <xsl:call-template name="key-entry"><xsl:with-param name="cells" select="$cells"/><xsl:with-param name="verdict" select="'forbidden'"/></xsl:call-template>
  <xsl:call-template name="key-entry"><xsl:with-param name="cells" select="$cells"/><xsl:with-param name="verdict" select="'unsettled'"/></xsl:call-template>
  <xsl:call-template name="key-entry"><xsl:with-param name="cells" select="$cells"/><xsl:with-param name="verdict" select="'not-stated'"/></xsl:call-template>
  <xsl:call-template name="key-entry"><xsl:with-param name="cells" select="$cells"/><xsl:with-param name="verdict" select="'not-concerned'"/></xsl:call-template>
  <xsl:value-of select="f:word('matrix.ordinary')"/>
  <xsl:if test="$cells[@differs]"><xsl:text> * </xsl:text><xsl:value-of select="f:word('matrix.differs')"/><xsl:text>.</xsl:text></xsl:if>
</xsl:template>
<xsl:template name="key-entry">
  <xsl:param name="cells"/>
  <xsl:param name="verdict"/>
  <xsl:if test="$cells[@verdict = $verdict]">
    <b><xsl:value-of select="f:word(concat('short.', $verdict))"/></b><xsl:text>&#xA0;</xsl:text><xsl:value-of select="f:word(concat('key.', $verdict))"/><xsl:text> · </xsl:text>
  </xsl:if>
</xsl:template>

<!-- ============================================================ Guides -->

<xsl:template name="guides">
  <xsl:for-each select="h:guide">
    <section class="guide" id="{@xml:id}" data-master="front" data-running="{f:word('guides')}">
      <xsl:copy-of select="@d:at"/>
      <p class="kick full"><b><xsl:value-of select="f:word('guide', @d:number)"/></b><xsl:text> · </xsl:text>
        <xsl:value-of select="f:word('guide.made-from')"/><xsl:text> </xsl:text>
        <xsl:call-template name="number-list"><xsl:with-param name="rest" select="concat(normalize-space(@practices), ' ')"/></xsl:call-template></p>
      <h1 class="guide-title"><xsl:apply-templates select="h:title/node()"/></h1>
      <xsl:apply-templates select="h:intro/h:*"/>
      <xsl:choose>
        <xsl:when test="d:tree[@drawn = 'yes']">
          <p class="lead full"><xsl:value-of select="f:word('guide.start-left')"/></p>
          <div class="tree"><ul><xsl:apply-templates select="d:tree/*" mode="tree"><xsl:with-param name="answer" select="f:word('guide.start')"/></xsl:apply-templates></ul></div>
        </xsl:when>
        <xsl:otherwise>
          <p class="lead full"><xsl:value-of select="f:word('guide.start-one')"/></p>
          <xsl:apply-templates select="d:key"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="d:helps/d:help">
        <div class="defs"><xsl:for-each select="d:helps/d:help"><p><b><xsl:value-of select="@name"/></b><xsl:text>: </xsl:text><xsl:value-of select="."/></p></xsl:for-each></div>
      </xsl:if>
    </section>
  </xsl:for-each>
</xsl:template>

<xsl:template name="number-list">
  <xsl:param name="rest"/>
  <xsl:variable name="practice" select="key('id', substring-before($rest, ' '))"/>
  <xsl:if test="$practice/@d:number">
    <a href="#{$practice/@xml:id}"><xsl:value-of select="$practice/@d:number"/></a>
    <xsl:if test="substring-after($rest, ' ')"><xsl:text>, </xsl:text></xsl:if>
  </xsl:if>
  <xsl:if test="substring-after($rest, ' ')"><xsl:call-template name="number-list"><xsl:with-param name="rest" select="substring-after($rest, ' ')"/></xsl:call-template></xsl:if>
</xsl:template>

<xsl:template match="d:question" mode="tree">
  <xsl:param name="answer"/>
  <li><p class="answer"><xsl:value-of select="$answer"/></p><p class="question"><xsl:value-of select="@text"/></p>
    <ul><xsl:for-each select="d:choice"><xsl:apply-templates select="*" mode="tree"><xsl:with-param name="answer" select="@text"/></xsl:apply-templates></xsl:for-each></ul></li>
</xsl:template>

<xsl:template match="d:leaf" mode="tree">
  <xsl:param name="answer"/>
  <li><p class="answer"><xsl:value-of select="$answer"/></p><xsl:apply-templates/></li>
</xsl:template>

<!-- A leaf: sign and verdict, the answer, where it stands. -->
<xsl:template match="d:outcome">
  <xsl:variable name="practice" select="key('id', @practice)"/>
  <xsl:variable name="rule" select="key('id', substring-before(concat(normalize-space(@rules), ' '), ' '))"/>
  <p class="verdict {f:sign(@verdict)}"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template><xsl:value-of select="f:word(concat('verdict.', @verdict))"/></p>
  <p class="result"><xsl:choose>
      <xsl:when test="$rule/h:answer"><xsl:apply-templates select="$rule/h:answer/h:p" mode="plain"/></xsl:when>
      <xsl:when test="$rule/h:wording"><xsl:apply-templates select="$rule/h:wording/h:p" mode="plain"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="f:word('not-stated.answer')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@letters"><xsl:text> </xsl:text><xsl:call-template name="letters"><xsl:with-param name="practice" select="@practice"/></xsl:call-template></xsl:if>
    <xsl:text> </xsl:text>
    <xsl:call-template name="short-reference"><xsl:with-param name="target" select="$practice"/></xsl:call-template></p>
</xsl:template>

<xsl:template match="d:key">
  <xsl:variable name="guide" select="ancestor::h:guide/@xml:id"/>
  <ol class="guide-key full">
    <xsl:for-each select="d:question">
      <li id="{$guide}--q{@n}" data-marker="{@n}"><p class="key-question"><b><xsl:value-of select="@text"/></b></p>
        <xsl:if test="@help"><p class="result"><xsl:value-of select="@help"/></p></xsl:if>
        <ul class="key-answers">
          <xsl:for-each select="d:choice">
            <li><xsl:choose>
                <xsl:when test="@goto"><p><xsl:value-of select="@text"/><xsl:text>: </xsl:text><a href="#{$guide}--q{@goto}"><xsl:value-of select="f:word('guide.goto', @goto)"/></a></p></xsl:when>
                <xsl:otherwise><p><xsl:value-of select="@text"/></p><xsl:apply-templates select="d:leaf"/></xsl:otherwise>
              </xsl:choose></li>
          </xsl:for-each>
        </ul></li>
    </xsl:for-each>
  </ol>
</xsl:template>

<!-- ============================================================ Chapters -->

<xsl:template match="h:chapter">
  <section class="chapter" data-master="body" id="{@xml:id}" data-tab="{@d:number}" data-running="{@d:number}&#x2002;{h:title}">
    <xsl:copy-of select="@d:at | @xml:lang"/>
    <p class="kick"><b><xsl:value-of select="f:word('chapter', @d:number)"/></b></p>
    <h1><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></h1>
    <xsl:apply-templates select="h:intro/h:*"/>
    <xsl:apply-templates select="h:practice | h:section"/>
  </section>
</xsl:template>

<xsl:template match="h:practice">
  <article class="practice" id="{@xml:id}" data-running="{@d:number}&#x2002;{h:title}">
    <xsl:copy-of select="@d:at | @xml:lang"/>
    <div class="opening">
      <xsl:call-template name="practice-label"/>
      <h2 class="question"><xsl:copy-of select="h:question/@d:at"/><xsl:apply-templates select="h:question/node()"/></h2>
      <xsl:call-template name="practice-age"/>
      <xsl:apply-templates select="h:lead"/>
      <xsl:call-template name="practice-answer"/>
      <xsl:call-template name="practice-strip"/>
    </div>
    <xsl:call-template name="practice-side"/>
    <xsl:call-template name="practice-table"/>
    <xsl:call-template name="practice-reasons"/>
    <xsl:call-template name="practice-other-rules"/>
    <xsl:call-template name="practice-text"/>
    <xsl:call-template name="practice-history"/>
    <xsl:variable name="id" select="@xml:id"/>
    <xsl:apply-templates select="$handbook/h:scenario[@in = $id]"/>
    <xsl:apply-templates select="h:index"/>
  </article>
</xsl:template>

<xsl:template name="practice-label">
  <p class="kick"><b><xsl:value-of select="@d:number"/></b><xsl:text>&#x2002;</xsl:text><xsl:apply-templates select="h:title/node()"/></p>
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

<!-- The letter is the list item's marker. -->
<xsl:template name="condition">
  <xsl:attribute name="data-marker">(<xsl:value-of select="@d:letter"/>)</xsl:attribute>
  <xsl:apply-templates/><xsl:call-template name="condition-terms"/>
</xsl:template>

<xsl:template match="h:ref[@d:target and not(@d:gone)]">
  <a href="#{@d:target}"><xsl:copy-of select="@d:at"/>
    <xsl:if test="not(node()) and string(@d:number)"><xsl:value-of select="@d:number"/><xsl:text>&#xA0;</xsl:text></xsl:if>
    <xsl:call-template name="ref-words"/></a>
  <xsl:call-template name="page-of"><xsl:with-param name="id" select="@d:target"/></xsl:call-template>
</xsl:template>

<!-- "(arrow) 33", kept on the line of what it follows. -->
<xsl:template name="page-of">
  <xsl:param name="id"/>
  <span class="nb" data-edition="print">&#xA0;→&#xA0;<a class="page" href="#{$id}"/></span>
</xsl:template>

<xsl:template name="short-reference">
  <xsl:param name="target"/>
  <span class="x"><a href="#{$target/@xml:id}"><xsl:value-of select="$target/@d:number"/></a><xsl:call-template name="page-of"><xsl:with-param name="id" select="$target/@xml:id"/></xsl:call-template></span>
</xsl:template>

<!-- The side column: each block a note of its own, so that what does not fit is carried on. -->
<xsl:template name="practice-side">
  <xsl:variable name="at" select="@xml:id"/>
  <xsl:if test="d:validity/@*">
    <aside data-at="{$at}"><h3><xsl:value-of select="f:word('validity')"/></h3>
      <xsl:for-each select="d:validity/@*[contains(local-name(), '-text') and local-name() != 'stale-text' and local-name() != 'ended-text']"><p><xsl:value-of select="."/></p></xsl:for-each>
    </aside>
  </xsl:if>
  <xsl:if test="d:cited/d:source">
    <aside data-at="{$at}"><h3><xsl:value-of select="f:word('sources')"/></h3><ol class="src"><xsl:apply-templates select="d:cited/d:source"/></ol></aside>
  </xsl:if>
  <xsl:if test="d:see-also/d:see">
    <aside data-at="{$at}"><h3><xsl:value-of select="f:word('see-also')"/></h3>
      <xsl:for-each select="d:see-also/d:see"><p><a href="#{@ref}"><xsl:if test="@number"><xsl:value-of select="@number"/><xsl:text>&#xA0;</xsl:text></xsl:if><xsl:value-of select="@title"/></a><xsl:call-template name="page-of"><xsl:with-param name="id" select="@ref"/></xsl:call-template></p></xsl:for-each></aside>
  </xsl:if>
  <xsl:if test="d:in-guides/d:see">
    <aside data-at="{$at}"><h3><xsl:value-of select="f:word('guide-head')"/></h3>
      <xsl:for-each select="d:in-guides/d:see"><p><a href="#{@ref}"><xsl:value-of select="@title"/></a><xsl:call-template name="page-of"><xsl:with-param name="id" select="@ref"/></xsl:call-template></p></xsl:for-each></aside>
  </xsl:if>
</xsl:template>

<xsl:template match="d:cited/d:source">
  <li id="{ancestor::h:practice[1]/@xml:id}--s{@n}" data-marker="{@n}">
    <p><xsl:call-template name="standing"/></p>
    <p><xsl:call-template name="source-line"><xsl:with-param name="source" select="key('id', @ref)"/><xsl:with-param name="at" select="@at"/></xsl:call-template></p>
  </li>
</xsl:template>

<!-- ============================================================ Worked examples -->

<xsl:template name="scenario-head">
  <h3><xsl:value-of select="f:word('example')"/>: <xsl:apply-templates select="h:title/node()"/>
    <xsl:if test="h:people"><xsl:text> </xsl:text><span class="people"><xsl:apply-templates select="h:people/node()"/></span></xsl:if></h3>
</xsl:template>

<xsl:template match="h:step">
  <li>
    <xsl:copy-of select="@d:at"/>
    <p class="d"><xsl:value-of select="@d:date-text"/></p>
    <p class="node {f:sign(@d:verdict)}"><xsl:if test="@d:verdict"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@d:verdict"/></xsl:call-template></xsl:if></p>
    <p class="o {f:sign(@d:verdict)}"><xsl:if test="@d:verdict"><xsl:value-of select="f:word(concat('verdict.', @d:verdict))"/></xsl:if></p>
    <div class="t"><xsl:call-template name="step-text"/></div>
  </li>
</xsl:template>

<xsl:template name="scenarios">
  <xsl:variable name="free" select="h:scenario[not(@in)]"/>
  <xsl:if test="$free">
    <section class="examples" id="examples" data-master="back" data-running="{f:word('examples')}">
      <h1><xsl:value-of select="f:word('examples')"/></h1>
      <xsl:apply-templates select="$free"/>
    </section>
  </xsl:if>
</xsl:template>

<!-- ============================================================ Back matter -->

<xsl:template name="sources">
  <xsl:if test="d:sources/d:source">
    <section class="sources" id="sources" data-master="back" data-running="{f:word('sources')}">
      <h1><xsl:value-of select="f:word('sources-head')"/></h1>
      <ul class="src">
        <xsl:for-each select="d:sources/d:source">
          <xsl:variable name="source" select="key('id', @ref)"/>
          <li id="{@ref}"><xsl:copy-of select="$source/@d:at"/>
            <p class="meta"><xsl:call-template name="standing"><xsl:with-param name="standing" select="$source/@d:standing"/><xsl:with-param name="authority" select="$source/@authority"/></xsl:call-template></p>
            <p><xsl:value-of select="$source/h:title"/><xsl:text>.</xsl:text>
              <xsl:if test="$source/@d:published-text"><xsl:text> </xsl:text><xsl:value-of select="$source/@d:published-text"/>.</xsl:if>
              <xsl:if test="$source/@d:accessed-text"><xsl:text> </xsl:text><xsl:value-of select="$source/@d:accessed-text"/>.</xsl:if></p>
            <xsl:if test="$source/@href"><p class="meta" data-edition="print"><a class="url" href="{$source/@href}"><xsl:value-of select="$source/@href"/></a></p></xsl:if>
            <xsl:if test="$source/@reliable = 'no'"><p><b><xsl:value-of select="f:word('unreliable')"/></b></p><xsl:apply-templates select="$source/h:why/h:*"/></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="words">
  <xsl:if test="d:words/d:word">
    <section class="words" id="words" data-master="back" data-running="{f:word('words')}">
      <h1><xsl:value-of select="f:word('words')"/></h1>
      <dl class="words">
        <xsl:for-each select="d:words/d:word">
          <xsl:variable name="term" select="key('id', @ref)"/>
          <dt id="{@ref}"><xsl:copy-of select="$term/@d:at"/><b><xsl:value-of select="$term/h:name[@d:current][1]"/></b>
            <xsl:for-each select="$term/h:name[not(@d:current)]"><xsl:text> </xsl:text><span class="meta"><xsl:value-of select="f:word('older-name', string(.), string(@d:period-text))"/></span></xsl:for-each></dt>
          <dd><xsl:apply-templates select="$term/h:definition/h:*"/></dd>
        </xsl:for-each>
      </dl>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="index">
  <xsl:if test="d:index/d:letter">
    <section class="index" id="index" data-master="back" data-running="{f:word('index')}" data-edition="print">
      <h1><xsl:value-of select="f:word('index')"/></h1>
      <p class="hint full"><em><xsl:value-of select="f:word('index.bold')"/></em></p>
      <div class="ix">
        <xsl:for-each select="d:index/d:letter">
          <p class="L"><xsl:value-of select="@name"/></p>
          <xsl:for-each select="d:entry">
            <p class="e"><xsl:call-template name="index-entry"/></p>
            <xsl:for-each select="d:sub"><p class="s"><xsl:call-template name="index-entry"/></p></xsl:for-each>
          </xsl:for-each>
        </xsl:for-each>
      </div>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="index-entry">
  <xsl:value-of select="@text"/>
  <xsl:if test="d:locator"><xsl:text>, </xsl:text><span class="pages"><xsl:for-each select="d:locator"><a class="page" href="#{@ref}"><xsl:if test="@main"><xsl:attribute name="class">page main</xsl:attribute></xsl:if><xsl:if test="@to"><xsl:attribute name="data-to"><xsl:value-of select="@to"/></xsl:attribute></xsl:if></a></xsl:for-each></span></xsl:if>
  <xsl:for-each select="d:see"><xsl:text>, </xsl:text><em><xsl:value-of select="f:word('see')"/></em><xsl:text> </xsl:text><xsl:value-of select="@text"/></xsl:for-each>
</xsl:template>

</xsl:stylesheet>
