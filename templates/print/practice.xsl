<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapters and practices: the opening, the side column, conditions, examples. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<!-- ============================================================ Short questions

     A question is short where each of its verdicts has an answer of a few lines and nothing else:
     its table then holds the answers too, and several stand on a page. -->

<xsl:key name="short" use="@xml:id" match="h:practice[not(h:*[not(self::h:title or self::h:question or self::h:act or self::h:rule or self::h:index or self::h:expect-search or self::h:accept)])]
    [not(d:exempting or @d:silent-text or d:validity/@ended-text or d:validity/@stale-text or @d:state != 'current')]
    [not(h:rule[not(h:answer) or h:*[not(self::h:answer or self::h:cite or self::h:index)] or h:answer/h:*[not(self::h:p)] or string-length(h:answer) &gt; 240])]
    [not(h:rule[@label or @confidence or @d:figures-text or @d:duty or @d:beaten or @d:when-text or @d:state != 'current'])]
    [count(h:rule) = 1 and not(d:table) or d:table and count(d:table/d:row) = count(h:rule)]
    [not(d:table/d:column/@ref) and not(d:table/d:row[not(@rules) or contains(@rules, ' ') or @letters or @duties])]
    [not(d:table/d:row/@since-text != d:table/d:row/@since-text)]"/>

<!-- Not empty if the question is short and has no example. -->
<xsl:template name="is-short"><xsl:if test="key('short', @xml:id) and not(key('scenario-in', @xml:id))"><xsl:value-of select="true()"/></xsl:if></xsl:template>

<!-- Not empty for a chapter of short questions. -->
<xsl:template name="is-short-chapter">
  <xsl:variable name="long"><xsl:for-each select="h:*[not(self::h:title or self::h:intro)]">
    <xsl:choose>
      <xsl:when test="self::h:practice"><xsl:variable name="short"><xsl:call-template name="is-short"/></xsl:variable><xsl:if test="not(string($short))"><xsl:value-of select="true()"/></xsl:if></xsl:when>
      <xsl:otherwise><xsl:value-of select="true()"/></xsl:otherwise>
    </xsl:choose></xsl:for-each></xsl:variable>
  <xsl:if test="h:practice and not(string($long))"><xsl:value-of select="true()"/></xsl:if>
</xsl:template>

<!-- A chapter begins a page; chapters of short questions follow one another. -->
<xsl:template match="h:chapter" mode="sequence">
  <xsl:variable name="short"><xsl:call-template name="is-short-chapter"/></xsl:variable>
  <xsl:variable name="before"><xsl:for-each select="preceding-sibling::h:chapter[1]"><xsl:call-template name="is-short-chapter"/></xsl:for-each></xsl:variable>
  <xsl:variable name="after"><xsl:for-each select="following-sibling::h:chapter[1]"><xsl:call-template name="is-short-chapter"/></xsl:for-each></xsl:variable>
  <xsl:choose>
    <xsl:when test="string($short) and string($before)"/>
    <xsl:when test="string($short) and string($after)">
      <section class="chapters" data-master="body" data-running="{$handbook/h:title}"><xsl:apply-templates select="." mode="run-on"/></section>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="h:chapter" mode="run-on">
  <xsl:variable name="short"><xsl:call-template name="is-short-chapter"/></xsl:variable>
  <xsl:if test="string($short)">
    <xsl:apply-templates select="."/>
    <xsl:apply-templates select="following-sibling::h:chapter[1]" mode="run-on"/>
  </xsl:if>
</xsl:template>

<!-- The answer is beside each verdict; the date is in the side column. -->
<xsl:template name="short-table">
  <table class="rule short" id="{@xml:id}--rule">
    <thead><tr>
      <th scope="col"><xsl:value-of select="d:table/d:column/@name"/></th>
      <th scope="col" class="verdict"><xsl:call-template name="verdict-head"/></th>
      <th scope="col"><xsl:value-of select="f:word('rule-table.answer')"/></th>
    </tr></thead>
    <tbody>
      <xsl:for-each select="d:table/d:row">
        <xsl:variable name="rule" select="key('id', @rules)"/>
        <tr>
          <xsl:if test="@ordinary"><xsl:attribute name="class">r1 ordinary <xsl:value-of select="f:sign(@verdict)"/></xsl:attribute></xsl:if>
          <th scope="row" class="case"><xsl:for-each select="d:case"><xsl:call-template name="table-case"/></xsl:for-each></th>
          <td class="verdict"><xsl:call-template name="verdict"/></td>
          <td class="said" id="{@rules}"><xsl:apply-templates select="$rule" mode="answer"><xsl:with-param name="class" select="'case-answer'"/></xsl:apply-templates></td>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<xsl:template name="how-short-table">
  <xsl:variable name="short"><xsl:for-each select="h:chapter/h:practice[d:table]"><xsl:call-template name="is-short"/></xsl:for-each></xsl:variable>
  <xsl:if test="string($short)"><p><xsl:value-of select="f:word('how.table.short')"/></p></xsl:if>
</xsl:template>

<xsl:template match="h:chapter">
  <section class="chapter" id="{@xml:id}" data-master="body" data-tab="{@d:number}">
    <xsl:attribute name="data-running"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></xsl:attribute>
    <xsl:copy-of select="@d:at"/>
    <p class="kick full"><xsl:call-template name="former-names"/><b><xsl:value-of select="f:word('chapter', @d:number)"/></b><xsl:call-template name="official-number"/></p>
    <h1><xsl:copy-of select="h:title/@d:at"/><xsl:apply-templates select="h:title/node()"/></h1>
    <xsl:if test="h:intro"><div class="intro"><xsl:copy-of select="h:intro/@d:at"/><xsl:apply-templates select="h:intro/h:*"/></div></xsl:if>
    <xsl:apply-templates select="h:*[not(self::h:title or self::h:intro)]"/>
  </section>
</xsl:template>

<xsl:template match="h:practice">
  <xsl:variable name="short"><xsl:call-template name="is-short"/></xsl:variable>
  <article class="practice" id="{@xml:id}">
    <xsl:if test="string($short)"><xsl:attribute name="class">practice short</xsl:attribute></xsl:if>
    <xsl:attribute name="data-running"><xsl:value-of select="@d:number"/>&#x2002;<xsl:apply-templates select="h:title" mode="words"/></xsl:attribute>
    <xsl:copy-of select="@d:at | @xml:lang"/>
    <div class="opening">
      <xsl:call-template name="practice-label"/>
      <h2 class="question"><xsl:copy-of select="h:question/@d:at"/><xsl:apply-templates select="h:question/node()"/></h2>
      <xsl:call-template name="hook-before-practice"/>
      <xsl:call-template name="practice-scope"/>
      <xsl:choose>
        <xsl:when test="string($short) and d:table"><xsl:call-template name="short-table"/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="practice-age"/>
          <xsl:call-template name="practice-answer"/>
          <xsl:call-template name="practice-strip"/>
          <xsl:call-template name="practice-silent"/>
          <xsl:call-template name="practice-conditions"/>
        </xsl:otherwise>
      </xsl:choose>
    </div>
    <!-- This is read first because it belongs to the question; the headings of the side column
         would separate the two. -->
    <xsl:choose>
      <xsl:when test="string($short) and d:table"><xsl:apply-templates select="h:index"/><xsl:call-template name="hook-after-practice"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="practice-rest"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="practice-side"/>
  </article>
</xsl:template>

<!-- The side column: validity, sources, see also, guides.  Its first heading names the
     practice, because the notes of two practices can share a column. -->
<xsl:template name="practice-side">
  <xsl:variable name="at" select="@xml:id"/>
  <xsl:if test="d:validity/@* | d:cited/d:source | d:see-also/d:see | d:in-guides/d:see"><div class="notes">
  <xsl:if test="d:validity/@*">
    <aside data-at="{$at}"><h3><xsl:call-template name="side-number"/><xsl:value-of select="f:word('validity')"/></h3><div class="about"><xsl:call-template name="validity-lines"/></div></aside>
  </xsl:if>
  <xsl:if test="d:cited/d:source">
    <aside data-at="{$at}"><h3><xsl:if test="not(d:validity/@*)"><xsl:call-template name="side-number"/></xsl:if><xsl:value-of select="f:word('sources')"/></h3><ol class="src"><xsl:apply-templates select="d:cited/d:source"/></ol></aside>
  </xsl:if>
  <xsl:if test="d:see-also/d:see">
    <aside data-at="{$at}"><h3><xsl:if test="not(d:validity/@* | d:cited/d:source)"><xsl:call-template name="side-number"/></xsl:if><xsl:value-of select="f:word('see-also')"/></h3><div class="about"><xsl:for-each select="d:see-also/d:see"><xsl:call-template name="see"/></xsl:for-each></div></aside>
  </xsl:if>
  <xsl:if test="d:in-guides/d:see">
    <aside data-at="{$at}"><h3><xsl:if test="not(d:validity/@* | d:cited/d:source | d:see-also/d:see)"><xsl:call-template name="side-number"/></xsl:if><xsl:value-of select="f:word('guide-head')"/></h3><div class="about"><xsl:for-each select="d:in-guides/d:see"><xsl:call-template name="see"/></xsl:for-each></div></aside>
  </xsl:if>
  </div></xsl:if>
</xsl:template>

<xsl:template name="side-number"><span class="of" data-edition="print"><xsl:value-of select="@d:number"/><br/></span></xsl:template>

<!-- The sources of a section are beside their note marks. -->
<xsl:variable name="leads-back" select="false()"/>
<xsl:template name="section-sources">
  <xsl:if test="d:cited/d:source"><div class="notes">
  <xsl:for-each select="d:cited/d:source[not(@back = preceding-sibling::d:source/@back)]">
    <xsl:variable name="back" select="@back"/>
    <aside data-at="{$back}" class="goes-on"><xsl:if test="position() = 1"><h3><xsl:value-of select="f:word('sources')"/></h3></xsl:if>
      <xsl:if test="position() &gt; 1"><div class="about"/></xsl:if>
      <ol class="src"><xsl:apply-templates select="../d:source[@back = $back]"/></ol></aside>
  </xsl:for-each>
  </div></xsl:if>
</xsl:template>

<xsl:template match="d:cited/d:source">
  <xsl:variable name="source" select="key('id', @ref)"/>
  <li id="{../../@xml:id}--s{@n}" data-marker="{@n}">
    <div class="cite"><p><xsl:call-template name="standing"/></p>
    <p><xsl:call-template name="source-line"><xsl:with-param name="source" select="$source"/><xsl:with-param name="at" select="@at"/></xsl:call-template></p></div>
  </li>
</xsl:template>

<!-- A section has many sources for its length, so each is one paragraph. -->
<xsl:template match="h:section/d:cited/d:source">
  <li id="{../../@xml:id}--s{@n}" data-marker="{@n}">
    <p><xsl:call-template name="standing"/><xsl:value-of select="$space"/>
      <xsl:call-template name="source-line"><xsl:with-param name="source" select="key('id', @ref)"/><xsl:with-param name="at" select="@at"/></xsl:call-template></p>
  </li>
</xsl:template>

<!-- The layout keeps the first form that fits. -->
<xsl:template name="practice-table">
  <xsl:if test="d:table">
    <div data-choose="fitting">
      <div data-columns="{count(d:table/d:column)}"><xsl:call-template name="rule-table"/></div>
      <div><xsl:call-template name="rule-list"/></div>
    </div>
  </xsl:if>
</xsl:template>

<xsl:template name="announced">
  <xsl:if test="preceding-sibling::h:*[1][self::h:p]"><xsl:attribute name="class">text announced</xsl:attribute></xsl:if>
</xsl:template>

<!-- The letters are the markers of the list items. -->
<xsl:template name="condition-item">
  <li id="{ancestor::h:practice[1]/@xml:id}--{@d:letter}" data-marker="{f:letter(@d:letter)}"><xsl:copy-of select="@d:at | @xml:lang"/>
    <xsl:call-template name="condition-text"/></li>
</xsl:template>

<xsl:template name="position-item">
  <li data-marker="{f:letter(@d:letter)}"><xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="position-text"/></li>
</xsl:template>

<!-- Equal columns for up to four roles if their words fit, or else a table; nothing if the
     rule table has one row for each role and no other column, because it would repeat them. -->
<xsl:template name="practice-strip">
  <xsl:choose>
    <xsl:when test="d:table and not(d:table/d:column/@ref)"/>
    <xsl:when test="count(d:strip/d:role) &gt; 4"><xsl:call-template name="roles-table"/></xsl:when>
    <xsl:when test="d:strip">
      <div data-choose="fitting">
        <div><div class="who">
          <xsl:for-each select="d:strip/d:role">
            <div><p class="r"><xsl:value-of select="@name"/></p><p><xsl:call-template name="role-verdict"/></p></div>
          </xsl:for-each>
        </div></div>
        <div><xsl:call-template name="roles-table"/></div>
      </div>
    </xsl:when>
  </xsl:choose>
</xsl:template>

<!-- Four columns: day, sign, word, sentence; without sign and word if no step of the story has a
     verdict, and without the day if none has one. -->
<xsl:template match="h:step">
  <li><xsl:copy-of select="@d:at | @xml:lang"/>
    <xsl:if test="../h:step/@d:date-text"><p class="d"><xsl:value-of select="@d:date-text"/></p></xsl:if>
    <xsl:if test="../h:step/@d:verdict">
      <p class="node {f:sign(@d:verdict)}"><xsl:if test="@d:verdict"><xsl:call-template name="sign"><xsl:with-param name="verdict" select="@d:verdict"/></xsl:call-template></xsl:if></p>
      <p class="o {f:sign(@d:verdict)}"><xsl:if test="@d:verdict"><xsl:value-of select="f:word(concat('verdict.', @d:verdict))"/></xsl:if></p>
    </xsl:if>
    <div class="t"><xsl:call-template name="step-text"/></div>
  </li>
</xsl:template>

<!-- The title and the people on one line.  For an example outside practices the heading is one
     level higher, because only the part's title is above it. -->
<xsl:template name="scenario-head">
  <xsl:choose>
    <xsl:when test="@in"><h3 class="ex-head"><xsl:call-template name="scenario-words"/></h3></xsl:when>
    <xsl:otherwise><h2 class="small ex-head"><xsl:call-template name="scenario-words"/></h2></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="scenario-words">
  <xsl:call-template name="former-names"/>
  <f:message key="example.title"><f:with><xsl:apply-templates select="h:title/node()"/></f:with></f:message>
  <xsl:if test="h:people"><xsl:value-of select="$space"/><span class="people"><xsl:apply-templates select="h:people/node()"/></span></xsl:if>
</xsl:template>

</xsl:stylesheet>
