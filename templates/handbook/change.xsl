<?xml version="1.0" encoding="UTF-8"?>
<!-- What changed since the previous edition: groups of practices, each with its changed rules. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<!-- Answers that changed come first; those that are new or were first seen are listed at the
     end. -->
<xsl:template name="changes-groups">
  <xsl:apply-templates select="d:changes/d:group[not(@kind = 'new' or @kind = 'seen')]"/>
  <xsl:apply-templates select="d:changes/d:group[@kind = 'new' or @kind = 'seen']"/>
</xsl:template>

<!-- The rows of a group: number, practice and kind of change, before, now, since, page. -->
<xsl:template match="d:changes/d:group">
  <tr class="group"><th scope="rowgroup" colspan="6"><xsl:call-template name="changes-span"/>
    <xsl:value-of select="f:word('changes.head', f:word(concat('changes.group.', @kind)), string(@n))"/></th></tr>
  <xsl:apply-templates/>
</xsl:template>

<!-- Overridden in print, where the table has a column of pages. -->
<xsl:template name="changes-span"/>

<xsl:template match="d:change">
  <xsl:variable name="practice" select="key('id', @practice)"/>
  <tr><xsl:copy-of select="$practice/@d:at"/>
    <th class="num row" scope="row"><xsl:value-of select="$practice/@d:number"/></th>
    <td class="t"><p><a href="#{@practice}"><xsl:apply-templates select="$practice/h:title/node()" mode="plain"/></a></p>
      <xsl:call-template name="change-story"/></td>
    <td class="was" data-l="{f:word('changes.before')}"><xsl:if test="../@kind != 'different' and ../@kind != 'others' and ../@kind != 'ended'"><xsl:attribute name="data-edition">web</xsl:attribute></xsl:if><xsl:choose>
      <xsl:when test="../@kind = 'new'"><em><xsl:value-of select="f:word('changes.new')"/></em></xsl:when>
      <xsl:when test="../@kind = 'others' and d:other"><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="d:other[1]/@was"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="@was"/></xsl:call-template></xsl:otherwise>
    </xsl:choose></td>
    <td class="arrow"><xsl:call-template name="change-web-verdict"/><xsl:value-of select="f:word('arrow.on')"/></td>
    <td class="verdict" data-l="{f:word('changes.now')}"><xsl:if test="../@kind != 'new' and ../@kind != 'seen'"><xsl:call-template name="change-web-verdict"/></xsl:if><xsl:call-template name="verdict"><xsl:with-param name="verdict"><xsl:choose>
        <xsl:when test="../@kind = 'others' and d:other"><xsl:value-of select="d:other[1]/@is"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@is"/></xsl:otherwise>
      </xsl:choose></xsl:with-param></xsl:call-template></td>
    <td class="since" data-l="{f:word('changes.since')}"><xsl:call-template name="change-web"/><xsl:value-of select="@since-text"/><xsl:if test="not(@since-text)"><xsl:value-of select="f:word('table.none')"/></xsl:if></td>
    <xsl:call-template name="change-page"/></tr>
</xsl:template>

<!-- Overridden in print. -->
<xsl:template name="change-page"/>

<!-- For new answers and for unchanged ones, the book shows less than the site, which also
     shows the verdict. -->
<xsl:template name="change-web-verdict">
  <xsl:if test="../@kind != 'different' and ../@kind != 'others'"><xsl:attribute name="data-edition">web</xsl:attribute></xsl:if>
</xsl:template>
<xsl:template name="change-web">
  <xsl:if test="../@kind = 'new' or ../@kind = 'seen'"><xsl:attribute name="data-edition">web</xsl:attribute></xsl:if>
</xsl:template>

<!-- The changes of the rules: other roles, a condition, a source, the answer. -->
<xsl:template name="change-story">
  <xsl:if test="../@kind = 'others' and d:other[1]/@who-text"><p class="c"><xsl:value-of select="d:other[1]/@who-text"/></p></xsl:if>
  <xsl:for-each select="d:other[not(../../@kind = 'others' and position() = 1)]">
    <p class="n"><xsl:call-template name="change-story-web"/><xsl:value-of select="f:word('changes.other', string(@who-text), f:word(concat('verdict.', @was)), f:word(concat('verdict.', @is)))"/></p>
  </xsl:for-each>
  <xsl:if test="@more"><p class="n"><xsl:call-template name="change-web"/><xsl:value-of select="f:word('changes.more', string(@more))"/></p></xsl:if>
  <xsl:if test="not(d:other)">
    <p class="n"><xsl:call-template name="change-web"/>
      <xsl:if test="@who-text"><xsl:value-of select="f:word('changes.who', @who-text)"/><xsl:value-of select="$sentence-space"/></xsl:if>
      <xsl:call-template name="change-text"/>
    </p>
  </xsl:if>
</xsl:template>

<xsl:template name="change-story-web"><xsl:for-each select=".."><xsl:if test="../@kind = 'new' or ../@kind = 'seen'"><xsl:attribute name="data-edition">web</xsl:attribute></xsl:if></xsl:for-each></xsl:template>

<xsl:template name="change-text">
  <xsl:choose>
    <xsl:when test="d:added or d:dropped">
      <xsl:if test="d:added"><f:message key="changes.added"><f:with><xsl:apply-templates select="d:added"/></f:with></f:message></xsl:if>
      <xsl:if test="d:added and d:dropped"><xsl:value-of select="$sentence-space"/></xsl:if>
      <xsl:if test="d:dropped"><f:message key="changes.dropped"><f:with><xsl:apply-templates select="d:dropped"/></f:with></f:message></xsl:if>
    </xsl:when>
    <xsl:when test="@authority"><f:message key="changes.source"><f:with><xsl:call-template name="authority"><xsl:with-param name="authority" select="@authority"/></xsl:call-template></f:with><f:with><xsl:call-template name="authority"><xsl:with-param name="authority" select="@authority-before"/></xsl:call-template></f:with></f:message></xsl:when>
    <xsl:when test="d:source">
      <xsl:variable name="titles"><xsl:for-each select="d:source"><xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if><xsl:value-of select="key('id', @ref)/h:title"/></xsl:for-each></xsl:variable>
      <xsl:value-of select="f:word('changes.sources', $titles)"/>
    </xsl:when>
    <xsl:when test="d:ground">
      <xsl:variable name="heads"><xsl:for-each select="d:ground"><xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if><xsl:value-of select="f:word(string(@name))"/></xsl:for-each></xsl:variable>
      <xsl:value-of select="f:word('changes.grounds', $heads)"/>
    </xsl:when>
    <xsl:when test="@rule"><xsl:apply-templates select="key('id', @rule)" mode="said"/></xsl:when>
    <xsl:when test="@rule-before"><f:message key="changes.was"><f:with><xsl:apply-templates select="key('id', @rule-before)" mode="said"/></f:with></f:message></xsl:when>
    <xsl:otherwise><xsl:value-of select="key('id', @practice)/d:validity/@ended-text"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="d:added | d:dropped"><xsl:if test="position() &gt; 1"><xsl:value-of select="$space"/></xsl:if><xsl:apply-templates select="key('id', @rule)/h:provided[@d:letter = current()/@letter]/h:*" mode="plain"/></xsl:template>

<!-- The answer of a rule, in one line. -->
<xsl:template match="h:rule" mode="said">
  <xsl:choose>
    <xsl:when test="h:answer"><xsl:apply-templates select="h:answer/h:*" mode="plain"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="h:wording/h:*" mode="plain"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The number of changes, and of practices without changes. -->
<xsl:template name="changes-lead">
  <xsl:for-each select="d:changes/@lead-text | d:changes/@seen-text | d:changes/@same-text | d:changes/@rest-text"><xsl:if test="position() &gt; 1"><xsl:value-of select="$sentence-space"/></xsl:if><xsl:value-of select="."/></xsl:for-each>
</xsl:template>

<xsl:template name="changes-head">
  <thead><tr>
    <th class="num" scope="col"><xsl:value-of select="f:word('number.short')"/></th>
    <th scope="col"><xsl:value-of select="f:word('changes.practice')"/></th>
    <th class="was" scope="col" colspan="2"><xsl:value-of select="f:word('changes.before')"/></th>
    <th class="verdict" scope="col"><xsl:value-of select="f:word('changes.now')"/></th>
    <th class="since" scope="col"><xsl:value-of select="f:word('changes.since')"/></th>
    <xsl:call-template name="changes-head-page"/>
  </tr></thead>
</xsl:template>
<xsl:template name="changes-head-page"/>

</xsl:stylesheet>
