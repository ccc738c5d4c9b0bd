<?xml version="1.0" encoding="UTF-8"?>
<!-- Sources with their authority, the age of a practice, and the lists at the back: all
     sources, facts, terms. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<xsl:template name="standing">
  <xsl:param name="standing" select="@standing"/>
  <xsl:param name="authority" select="@authority"/>
  <xsl:call-template name="bars"><xsl:with-param name="standing" select="$standing"/></xsl:call-template>
  <b><xsl:call-template name="authority"><xsl:with-param name="authority" select="$authority"/></xsl:call-template></b>
</xsl:template>

<!-- The handbook's own levels of authority.  A variable, because every source needs it. -->
<xsl:variable name="authorities" select="$handbook/h:authorities"/>

<!-- The name of a level of authority: the handbook's own, or the built-in one. -->
<xsl:template name="authority">
  <xsl:param name="authority"/>
  <xsl:choose>
    <xsl:when test="$authorities"><xsl:apply-templates select="key('id', $authority)/h:name" mode="words"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="f:word(concat('authority.', $authority))"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The meaning of each level, for "How to read".  Each edition overrides `standing-note`. -->
<xsl:template name="standing-notes">
  <xsl:for-each select="$authorities/h:authority[contains($handbook/@d:authorities, concat(' ', @xml:id, ' '))]">
    <xsl:call-template name="standing-note"><xsl:with-param name="standing" select="@bars"/><xsl:with-param name="authority" select="@xml:id"/></xsl:call-template>
  </xsl:for-each>
  <xsl:if test="not($authorities)">
    <xsl:if test="contains($handbook/@d:standings, ' 3 ')"><xsl:call-template name="standing-note"><xsl:with-param name="standing" select="3"/><xsl:with-param name="authority" select="'official'"/></xsl:call-template></xsl:if>
    <xsl:if test="contains($handbook/@d:standings, ' 2 ')"><xsl:call-template name="standing-note"><xsl:with-param name="standing" select="2"/><xsl:with-param name="authority" select="'moderator'"/></xsl:call-template></xsl:if>
    <xsl:if test="contains($handbook/@d:standings, ' 1 ')"><xsl:call-template name="standing-note"><xsl:with-param name="standing" select="1"/><xsl:with-param name="authority" select="'community'"/></xsl:call-template></xsl:if>
    <xsl:if test="contains($handbook/@d:standings, ' 0 ')"><xsl:call-template name="standing-note"><xsl:with-param name="standing" select="0"/><xsl:with-param name="authority" select="'third-party'"/></xsl:call-template></xsl:if>
  </xsl:if>
</xsl:template>

<!-- "Law - what parliament made." -->
<xsl:template name="standing-line">
  <xsl:param name="standing"/>
  <xsl:param name="authority"/>
  <xsl:variable name="level" select="$authorities/h:authority[@xml:id = $authority]"/>
  <xsl:choose>
    <xsl:when test="$level and not($level/h:help)"><xsl:call-template name="standing"><xsl:with-param name="standing" select="$standing"/><xsl:with-param name="authority" select="$authority"/></xsl:call-template></xsl:when>
    <xsl:otherwise><f:message key="how.standing"><f:with><xsl:call-template name="standing"><xsl:with-param name="standing" select="$standing"/><xsl:with-param name="authority" select="$authority"/></xsl:call-template></f:with>
      <f:with><xsl:choose>
        <xsl:when test="$level"><xsl:apply-templates select="$level/h:help/node()" mode="plain"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="f:word(concat('how.', $authority))"/></xsl:otherwise>
      </xsl:choose></f:with></f:message></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Overridden on the web: three bars, filled from the left. -->
<xsl:template name="bars">
  <xsl:param name="standing"/>
  <i class="bars b{$standing}" aria-hidden="true"/>
</xsl:template>

<!-- A numbered source of a practice: authority, title, place, dates. -->
<xsl:template match="d:cited/d:source">
  <xsl:variable name="source" select="key('id', @ref)"/>
  <li id="{../../@xml:id}--s{@n}">
    <xsl:choose>
      <xsl:when test="@back"><a class="num" href="#{@back}" aria-label="{f:word('source.back', @n)}"><xsl:value-of select="@n"/></a></xsl:when>
      <xsl:otherwise><span class="num"><xsl:value-of select="@n"/></span></xsl:otherwise>
    </xsl:choose>
    <p><xsl:call-template name="standing"/></p>
    <p><xsl:call-template name="source-line"><xsl:with-param name="source" select="$source"/><xsl:with-param name="at" select="@at"/></xsl:call-template></p>
  </li>
</xsl:template>

<xsl:template name="source-line">
  <xsl:param name="source"/>
  <xsl:param name="at"/>
  <f:message key="sentence"><f:with>
    <xsl:call-template name="source-title"><xsl:with-param name="source" select="$source"/></xsl:call-template>
    <xsl:if test="string($at)"><xsl:value-of select="$comma"/><xsl:value-of select="$at"/></xsl:if>
    <xsl:if test="$source/@d:published-text"><xsl:value-of select="$comma"/><xsl:value-of select="$source/@d:published-text"/></xsl:if>
  </f:with></f:message>
  <xsl:if test="$source/@d:later"><xsl:value-of select="$sentence-space"/><f:message key="sentence"><f:with><b><xsl:value-of select="f:word('source.later')"/></b></f:with></f:message></xsl:if>
  <xsl:if test="$source/@reliable = 'no'"><xsl:value-of select="$sentence-space"/><f:message key="sentence"><f:with><b><xsl:value-of select="f:word('unreliable')"/></b></f:with></f:message></xsl:if>
</xsl:template>

<xsl:template name="source-title">
  <xsl:param name="source"/>
  <a href="#{$source/@xml:id}"><xsl:value-of select="$source/h:title"/></a>
</xsl:template>

<!-- The notes on a practice's age in the side column, one sentence each. -->
<xsl:template name="validity-lines">
  <xsl:for-each select="d:validity">
    <xsl:if test="@since-text"><p><xsl:value-of select="@since-text"/></p></xsl:if>
    <xsl:if test="@figures-text"><p><xsl:value-of select="@figures-text"/></p></xsl:if>
    <xsl:if test="@before-verdict"><p><xsl:value-of select="f:word('validity.before', f:word(concat('verdict.', @before-verdict)), string(@before-text))"/></p></xsl:if>
    <xsl:if test="@checked-text"><p><xsl:value-of select="@checked-text"/></p></xsl:if>
    <xsl:if test="@review-text"><p><xsl:value-of select="@review-text"/></p></xsl:if>
    <xsl:if test="@owner-text"><p><xsl:value-of select="@owner-text"/></p></xsl:if>
    <xsl:if test="@confidence-text"><p><xsl:value-of select="@confidence-text"/></p></xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- All cited sources, by authority and title, with all their data. -->
<xsl:template name="sources-list">
  <ol class="sources src">
    <xsl:for-each select="d:sources/d:source"><xsl:apply-templates select="key('id', @ref)" mode="entry"/></xsl:for-each>
  </ol>
</xsl:template>

<xsl:template match="h:source" mode="entry">
  <li id="{@xml:id}"><xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="source-number"/>
    <p class="standing"><xsl:call-template name="standing"><xsl:with-param name="standing" select="@d:standing"/><xsl:with-param name="authority" select="@authority"/></xsl:call-template></p>
    <p><f:message key="sentence"><f:with><xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><xsl:apply-templates select="h:title/node()"/></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="h:title/node()"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="@d:published-text"><xsl:value-of select="$comma"/><xsl:value-of select="@d:published-text"/></xsl:if></f:with></f:message>
      <xsl:if test="@d:later"><xsl:value-of select="$sentence-space"/><f:message key="sentence"><f:with><b><xsl:value-of select="f:word('source.later')"/></b></f:with></f:message></xsl:if></p>
    <xsl:call-template name="source-address"/>
    <xsl:call-template name="source-cited"/>
    <xsl:if test="@reliable = 'no'"><div class="unreliable"><p><b><xsl:value-of select="f:word('unreliable')"/></b></p><xsl:apply-templates select="h:why/h:*"/></div></xsl:if>
  </li>
</xsl:template>

<!-- Overridden in print, whose list is numbered. -->
<xsl:template name="source-number"/>

<!-- When the source was last accessed, and the practices that cite it. -->
<xsl:template name="source-cited">
  <xsl:variable name="practices" select="key('citing', @xml:id)/ancestor::h:practice"/>
  <xsl:if test="@d:accessed-text or $practices">
    <p class="meta">
      <xsl:if test="@d:accessed-text"><xsl:value-of select="f:word('source.read', @d:accessed-text)"/><xsl:value-of select="$sentence-space"/></xsl:if>
      <xsl:if test="$practices">
        <f:message key="source.cited"><f:with><xsl:for-each select="$practices">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
          <xsl:call-template name="citing-practice"/>
        </xsl:for-each></f:with></f:message>
      </xsl:if>
    </p>
  </xsl:if>
</xsl:template>

<xsl:template name="citing-practice">
  <xsl:call-template name="short-reference"><xsl:with-param name="target" select="."/></xsl:call-template>
</xsl:template>

<!-- Overridden in print, where a link shows no address. -->
<xsl:template name="source-address"/>

<!-- The facts, with the time for which each value holds. -->
<xsl:template name="figures-table">
  <table class="facts"><xsl:call-template name="table-name"><xsl:with-param name="key" select="'figures'"/></xsl:call-template>
    <thead><tr>
      <th scope="col" class="name"><xsl:value-of select="f:word('figures.name')"/></th>
      <th scope="col" class="value"><xsl:value-of select="f:word('figures.value')"/></th>
      <th scope="col" class="when"><xsl:value-of select="f:word('figures.when')"/></th>
      <th scope="col"><xsl:value-of select="f:word('sources')"/></th>
    </tr></thead>
    <tbody>
      <xsl:for-each select="h:facts/h:fact">
        <xsl:for-each select="h:value">
          <!-- No page break separates a name from its last value, unless there are many values. -->
          <tr class="{@d:state}"><xsl:if test="position() &gt; 1 and last() &lt; 7"><xsl:attribute name="class"><xsl:value-of select="@d:state"/> same</xsl:attribute></xsl:if><xsl:copy-of select="@d:at"/>
            <xsl:if test="position() = 1"><th scope="row" class="name" id="{../@xml:id}">
              <xsl:if test="count(../h:value) &gt; 1"><xsl:attribute name="rowspan"><xsl:value-of select="count(../h:value)"/></xsl:attribute></xsl:if>
              <xsl:apply-templates select="../h:name/node()"/></th></xsl:if>
            <td class="value"><xsl:value-of select="@d:text"/></td>
            <td class="when"><xsl:value-of select="@d:period-text"/><xsl:if test="@confidence = 'low'"><xsl:value-of select="$space"/><span class="n"><xsl:value-of select="f:word('confidence.short')"/></span></xsl:if></td>
            <td class="by"><xsl:call-template name="value-sources"/></td>
          </tr>
        </xsl:for-each>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<xsl:template name="value-sources">
  <xsl:for-each select="h:cite">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:call-template name="value-source"><xsl:with-param name="source" select="key('id', @source)"/></xsl:call-template>
    <xsl:if test="@at"><xsl:value-of select="$comma"/><xsl:value-of select="@d:place | @at[not(../@d:place)]"/></xsl:if>
    <xsl:if test="key('id', @source)/@d:later"><xsl:value-of select="$comma"/><xsl:value-of select="f:word('source.later.short')"/></xsl:if>
  </xsl:for-each>
  <xsl:apply-templates select="h:against"/>
</xsl:template>

<!-- Overridden in print, which shows the number of the source. -->
<xsl:template name="value-source">
  <xsl:param name="source"/>
  <xsl:call-template name="source-title"><xsl:with-param name="source" select="$source"/></xsl:call-template>
</xsl:template>

<!-- The glossary, with former names. -->
<xsl:template name="words-list">
  <dl class="words">
    <xsl:for-each select="d:words/d:word">
      <xsl:variable name="term" select="key('id', @ref)"/>
      <dt id="{@ref}"><xsl:copy-of select="$term/@d:at"/><b><xsl:value-of select="$term/h:name[@d:current][1]"/></b>
        <xsl:for-each select="$term/h:name[not(@d:current)]"><xsl:value-of select="$space"/><span class="n"><xsl:value-of select="f:word('older-name', string(.), string(@d:period-text))"/></span></xsl:for-each></dt>
      <dd><xsl:apply-templates select="$term/h:definition/h:*"/></dd>
    </xsl:for-each>
  </dl>
</xsl:template>

<!-- The numbers of practices, given their ids: "3.1, 3.2". -->
<xsl:template name="number-list">
  <xsl:param name="rest"/>
  <xsl:variable name="practice" select="key('id', substring-before($rest, ' '))"/>
  <xsl:if test="$practice/@d:number">
    <a href="#{$practice/@xml:id}"><xsl:value-of select="$practice/@d:number"/></a>
    <xsl:if test="substring-after($rest, ' ')"><xsl:value-of select="$comma"/></xsl:if>
  </xsl:if>
  <xsl:if test="substring-after($rest, ' ')"><xsl:call-template name="number-list"><xsl:with-param name="rest" select="substring-after($rest, ' ')"/></xsl:call-template></xsl:if>
</xsl:template>

</xsl:stylesheet>
