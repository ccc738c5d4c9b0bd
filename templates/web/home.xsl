<?xml version="1.0" encoding="UTF-8"?>
<!-- Home: the question, what the handbook is about, every answer by chapters. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h f">

<!-- A handbook with more practices has no page with all of them: lists link to its chapters,
     whose pages have the content of the lists in a small one. -->
<xsl:variable name="practices" select="$handbook/h:chapter/h:practice"/>
<xsl:variable name="is-large" select="count($practices) &gt; 150"/>
<!-- The approximate number of elements in the rows of all answers; up to this, the home page
     contains them. -->
<xsl:variable name="cells" select="$practices/d:cells/d:cell"/>
<xsl:variable name="rows-weight" select="4 * count($practices) + 3 * count($cells[@verdict != 'not-concerned']) + count($cells[@verdict = 'not-concerned']) + count($cells[@differs]) + 20 * count($chapters)"/>
<xsl:variable name="home-has-rows" select="not($is-large) and $rows-weight &lt;= 1300"/>
<!-- With more chapters than this, they are not one list. -->
<xsl:variable name="most-listed" select="50"/>
<!-- With more chapters than this, or longer titles, home only has the lists' names, which lead to the
     contents: else its first view would grow with the handbook. -->
<xsl:variable name="most-on-home" select="300"/>
<xsl:variable name="chapter-titles"><xsl:for-each select="$chapters"><xsl:value-of select="normalize-space(h:title)"/></xsl:for-each></xsl:variable>
<xsl:variable name="home-has-chapters" select="count($chapters) &lt;= $most-on-home and string-length($chapter-titles) &lt;= 40 * $most-on-home"/>

<xsl:template name="home">
  <xsl:call-template name="matrix-part"/>
  <d:part name="matrix-key" keep="yes"><xsl:call-template name="matrix-key"/></d:part>
  <xsl:for-each select="h:chapter[h:practice]"><d:part name="tally-{@xml:id}" keep="yes"><xsl:call-template name="tally"/></d:part></xsl:for-each>
  <d:page href="index.html" kind="home" title="{$title}">
    <xsl:call-template name="skip"><xsl:with-param name="key" select="'web.skip-matrix'"/></xsl:call-template>
    <xsl:call-template name="head"><xsl:with-param name="description"><xsl:apply-templates select="h:subtitle" mode="words"/></xsl:with-param></xsl:call-template>
    <d:fill name="find"/>
    <d:fill name="body">
      <section class="hero" aria-labelledby="home--question"><div class="in">
        <h1 id="home--question"><xsl:value-of select="f:word('may-i')"/></h1>
        <xsl:call-template name="search-form"/>
      </div></section>
      <main class="wide" id="main" tabindex="-1">
        <xsl:call-template name="for-role"/>
        <xsl:call-template name="translation-notice"/>
        <xsl:call-template name="home-about"/>
        <xsl:if test="h:guide">
          <h2 class="s"><a href="guides.html"><xsl:value-of select="f:word('guides')"/></a></h2>
          <xsl:call-template name="guide-list"><xsl:with-param name="guides" select="h:guide[position() &lt;= 6]"/></xsl:call-template>
        </xsl:if>
        <div class="tools">
          <h2><xsl:value-of select="f:word('web.every-answer')"/></h2>
        </div>
        <xsl:choose>
          <xsl:when test="$home-has-rows"><xsl:call-template name="home-chapters"/></xsl:when>
          <xsl:when test="$home-has-chapters"><xsl:call-template name="chapter-lists"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="chapter-groups"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$has-changes">
          <h2 class="s"><a href="changes.html"><xsl:value-of select="f:word('changes')"/></a></h2>
          <p><xsl:call-template name="changes-lead"/></p>
        </xsl:if>
        <xsl:if test="h:about"><xsl:call-template name="about"/></xsl:if>
        <xsl:if test="h:notice"><div class="notice"><xsl:apply-templates select="h:notice/h:*"/></div></xsl:if>
      </main>
    </d:fill>
  </d:page>
</xsl:template>

<!-- Chapters that can be opened: the number of questions and of each verdict, and the rows of
     the matrix. -->
<xsl:template name="home-chapters">
  <xsl:call-template name="matrix-key"/>
  <div class="chapters"><xsl:call-template name="names-left"/>
    <xsl:for-each select="h:chapter[h:practice]">
      <details><summary><span class="num"><xsl:value-of select="@d:number"/></span><span class="t"><xsl:apply-templates select="h:title" mode="words"/></span><span class="tally"><xsl:value-of select="f:word('web.questions', string(count(h:practice)))"/><xsl:value-of select="$middot"/><d:use part="tally-{@xml:id}"/></span></summary>
        <xsl:call-template name="chapter-matrix"/></details>
    </xsl:for-each>
  </div>
  <p class="hint"><xsl:call-template name="matrix-words"/><xsl:value-of select="f:word('matrix.ordinary.web')"/></p>
</xsl:template>

<!-- Chapters as links to their pages, which have the rows; if there are many, in lists that
     can be opened. -->
<xsl:template name="chapter-lists">
  <xsl:param name="role"/>
  <xsl:param name="is-open"/>
  <xsl:for-each select="$chapters[h:practice][position() mod $most-listed = 1]">
    <xsl:variable name="first" select="(position() - 1) * $most-listed + 1"/>
    <xsl:variable name="list" select="$chapters[h:practice][position() &gt;= $first and position() &lt; $first + $most-listed]"/>
    <xsl:choose>
      <xsl:when test="$chapters[h:practice][$most-listed + 1]">
        <details class="block" id="chapters-{$first}"><xsl:if test="$is-open"><xsl:attribute name="open">open</xsl:attribute></xsl:if><summary><xsl:call-template name="chapter-group"><xsl:with-param name="list" select="$list"/></xsl:call-template></summary>
          <xsl:call-template name="chapter-list"><xsl:with-param name="list" select="$list"/><xsl:with-param name="role" select="$role"/></xsl:call-template></details>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="chapter-list"><xsl:with-param name="list" select="$list"/><xsl:with-param name="role" select="$role"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>
<!-- "1 to 50  The first of them" -->
<xsl:template name="chapter-group">
  <xsl:param name="list"/>
  <xsl:value-of select="f:word('date.range', string($list[1]/@d:number), string($list[last()]/@d:number))"/><xsl:text>&#x2002;</xsl:text><xsl:apply-templates select="$list[1]/h:title" mode="words"/>
</xsl:template>

<!-- The same lists as links to the contents, where they are open. -->
<xsl:template name="chapter-groups">
  <ul class="tallies">
    <xsl:for-each select="$chapters[h:practice][position() mod $most-listed = 1]">
      <xsl:variable name="first" select="(position() - 1) * $most-listed + 1"/>
      <xsl:variable name="list" select="$chapters[h:practice][position() &gt;= $first and position() &lt; $first + $most-listed]"/>
      <li><a href="contents.html#chapters-{$first}"><xsl:call-template name="chapter-group"><xsl:with-param name="list" select="$list"/></xsl:call-template></a><xsl:text> </xsl:text><xsl:call-template name="tally"><xsl:with-param name="verdicts" select="$list/h:practice/@d:verdict"/></xsl:call-template></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template name="chapter-list">
  <xsl:param name="list"/>
  <xsl:param name="role"/>
  <ul class="tallies">
    <xsl:for-each select="$list"><li><a href="#{@xml:id}"><xsl:value-of select="@d:number"/><xsl:text>&#x2002;</xsl:text><xsl:apply-templates select="h:title" mode="words"/></a><xsl:text> </xsl:text><xsl:choose><xsl:when test="string($role)"><xsl:call-template name="tally"><xsl:with-param name="verdicts" select="h:practice/d:cells/d:cell[@role = $role]/@verdict"/></xsl:call-template></xsl:when><xsl:otherwise><d:use part="tally-{@xml:id}"/></xsl:otherwise></xsl:choose></li></xsl:for-each>
  </ul>
</xsl:template>

<!-- "3 No · 2 If…": the numbers of ordinary verdicts, or of those of a role. -->
<xsl:template name="tally">
  <xsl:param name="verdicts" select="h:practice/@d:verdict"/>
  <xsl:param name="rest" select="'required recommended forbidden discouraged conditional allowed exempt unsettled not-stated ended not-known '"/>
  <xsl:param name="is-more"/>
  <xsl:variable name="verdict" select="substring-before($rest, ' ')"/>
  <xsl:if test="$verdict">
    <xsl:variable name="n" select="count($verdicts[. = $verdict])"/>
    <xsl:if test="$n &gt; 0"><xsl:if test="$is-more"><xsl:value-of select="$middot"/></xsl:if><xsl:value-of select="f:word('web.tally', string($n), f:word(concat('short.', $verdict)))"/></xsl:if>
    <xsl:call-template name="tally"><xsl:with-param name="verdicts" select="$verdicts"/><xsl:with-param name="rest" select="substring-after($rest, ' ')"/><xsl:with-param name="is-more" select="$is-more or $n &gt; 0"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="matrix-part">
  <xsl:if test="not($is-large)"><d:part name="matrix"><xsl:call-template name="matrix-key"/><xsl:call-template name="matrix"/></d:part></xsl:if>
</xsl:template>

<xsl:template name="home-about">
  <xsl:if test="h:about | h:subtitle | h:publisher"><div class="about">
    <xsl:choose>
      <xsl:when test="h:about"><xsl:apply-templates select="h:about/h:*"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="about"/></xsl:otherwise>
    </xsl:choose>
  </div></xsl:if>
</xsl:template>

<!-- What the handbook is, and who publishes it. -->
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
    <xsl:call-template name="matrix-head"/>
    <xsl:for-each select="h:chapter[h:practice]">
      <tbody>
        <tr class="ch"><th scope="rowgroup" colspan="{count($roles) + 2}"><a href="#{@xml:id}"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></a></th></tr>
        <xsl:for-each select="h:practice"><xsl:call-template name="matrix-row"/></xsl:for-each>
      </tbody>
    </xsl:for-each>
  </table></div>
  <p class="hint"><xsl:call-template name="matrix-words"/><xsl:value-of select="f:word('matrix.ordinary.web')"/></p>
</xsl:template>

<!-- The rows of one chapter. -->
<xsl:template name="chapter-matrix">
  <div class="scroll"><table class="mx">
    <xsl:call-template name="matrix-head"/>
    <tbody><xsl:for-each select="h:practice"><xsl:call-template name="matrix-row"/></xsl:for-each></tbody>
  </table></div>
</xsl:template>

<xsl:template name="matrix-head">
  <caption class="vh"><xsl:value-of select="f:word('web.matrix-caption')"/></caption>
  <thead><tr>
    <th scope="col"><span class="vh"><xsl:value-of select="f:word('number')"/></span></th>
    <th scope="col"><xsl:value-of select="f:word('question')"/></th>
    <xsl:for-each select="$roles"><th scope="col" class="c"><xsl:call-template name="names-role"><xsl:with-param name="role" select="@id"/></xsl:call-template><xsl:value-of select="@name"/></th></xsl:for-each>
  </tr></thead>
</xsl:template>

<!-- Sign and word are directly in the cell, because there are many. -->
<xsl:template name="matrix-row">
  <tr><xsl:call-template name="names-concerned"/>
    <td class="num"><xsl:value-of select="@d:number"/></td>
    <th class="t" scope="row"><a href="#{@xml:id}"><xsl:apply-templates select="h:question" mode="line"/></a><xsl:call-template name="translation-mark"/>
      <xsl:if test="@d:state = 'ended'"><xsl:value-of select="$space"/><span class="ended-note"><xsl:value-of select="f:word('ended.short', @d:ended-text)"/></span></xsl:if>
      <xsl:call-template name="scope-cases"/></th>
    <xsl:for-each select="d:cells/d:cell">
      <xsl:variable name="n" select="position()"/>
      <td class="c none" data-l="{$roles[$n]/@name}">
        <xsl:if test="@verdict != 'not-concerned'"><xsl:attribute name="class"><xsl:value-of select="concat('c v ', f:sign(@verdict))"/></xsl:attribute></xsl:if>
        <xsl:call-template name="names-role"/>
        <xsl:call-template name="sign"><xsl:with-param name="verdict" select="@verdict"/></xsl:call-template>
        <xsl:value-of select="f:word(concat('short.', @verdict))"/>
        <xsl:if test="@differs"><xsl:value-of select="$space"/><span class="also"><xsl:value-of select="f:word('matrix.varies')"/></span></xsl:if></td>
    </xsl:for-each>
  </tr>
</xsl:template>

</xsl:stylesheet>
