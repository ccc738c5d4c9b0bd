<?xml version="1.0" encoding="UTF-8"?>
<!-- The texts of guides in both editions: labels, answers with their conditions, "not asked". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    extension-element-prefixes="f" exclude-result-prefixes="h d f">

<!-- Answers that lead to the same place, each on a line of its own. -->
<xsl:template name="stacked-labels">
  <xsl:for-each select="d:label">
    <xsl:value-of select="."/>
    <xsl:if test="position() != last()"><xsl:value-of select="$space"/><span class="or"><xsl:value-of select="f:word('guide.or')"/></span><br/></xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- The roles of a part or column. -->
<xsl:template name="guide-roles">
  <xsl:variable name="names"><xsl:for-each select="d:label"><xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:variable>
  <xsl:value-of select="f:word('guide.you-are', string($names))"/>
</xsl:template>

<!-- The guide asks these roles nothing; "not asked" names them. -->
<xsl:template name="not-asked">
  <f:message key="guide.none"><f:with><xsl:choose>
    <xsl:when test="@whom-text"><xsl:value-of select="f:word('guide.not-for', string(@whom-text))"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="f:word('guide.not-asked')"/></xsl:otherwise>
  </xsl:choose></f:with></f:message>
</xsl:template>

<!-- The answers of all rules that decide together: duties add up. -->
<xsl:template name="outcome-answers">
  <xsl:param name="rest" select="concat(normalize-space(@rules), ' ')"/>
  <xsl:choose>
    <xsl:when test="not(string(@rules))"><xsl:value-of select="f:word(concat('guide.', @verdict))"/></xsl:when>
    <xsl:when test="substring-before($rest, ' ')">
      <xsl:variable name="rule" select="key('id', substring-before($rest, ' '))"/>
      <xsl:choose>
        <xsl:when test="$rule/h:answer"><xsl:apply-templates select="$rule/h:answer/h:*" mode="plain"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="$rule/h:wording/h:*" mode="plain"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="substring-before(substring-after($rest, ' '), ' ')">
        <xsl:value-of select="$space"/>
        <xsl:call-template name="outcome-answers"><xsl:with-param name="rest" select="substring-after($rest, ' ')"/></xsl:call-template>
      </xsl:if>
    </xsl:when>
  </xsl:choose>
</xsl:template>

<!-- True if an answer contains a list, a table or another block; then the answers do not fit
     on a line. -->
<xsl:template name="outcome-has-blocks">
  <xsl:param name="rest" select="concat(normalize-space(@rules), ' ')"/>
  <xsl:variable name="id" select="substring-before($rest, ' ')"/>
  <xsl:if test="$id">
    <xsl:variable name="rule" select="key('id', $id)"/>
    <xsl:if test="($rule/h:answer | $rule[not(h:answer)]/h:wording)/h:*[not(self::h:p or self::h:index or self::h:cite)]"><xsl:value-of select="true()"/></xsl:if>
    <xsl:call-template name="outcome-has-blocks"><xsl:with-param name="rest" select="substring-after($rest, ' ')"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- The answers of the rules that decide, with their blocks. -->
<xsl:template name="outcome-blocks">
  <xsl:param name="rest" select="concat(normalize-space(@rules), ' ')"/>
  <xsl:variable name="id" select="substring-before($rest, ' ')"/>
  <xsl:if test="$id">
    <xsl:variable name="rule" select="key('id', $id)"/>
    <xsl:apply-templates select="($rule/h:answer | $rule[not(h:answer)]/h:wording)/h:*" mode="blocks"/>
    <xsl:call-template name="outcome-blocks"><xsl:with-param name="rest" select="substring-after($rest, ' ')"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- Blocks without ids, note marks and links, because they are also in their practice. -->
<xsl:template match="h:*" mode="blocks"><xsl:apply-templates select="." mode="plain"/></xsl:template>
<xsl:template match="h:p" mode="blocks"><p class="result"><xsl:copy-of select="@xml:lang"/><xsl:apply-templates mode="plain"/></p></xsl:template>
<xsl:template match="h:ul | h:ol | h:table | h:li | h:dl | h:dt | h:dd | h:blockquote | h:thead | h:tbody | h:tr | h:td | h:caption" mode="blocks">
  <xsl:element name="{local-name()}">
    <xsl:choose>
      <xsl:when test="self::h:ul or self::h:ol or self::h:table"><xsl:attribute name="class">text told</xsl:attribute></xsl:when>
      <xsl:when test="self::h:li"><xsl:attribute name="class">told</xsl:attribute></xsl:when>
    </xsl:choose>
    <xsl:copy-of select="@xml:lang | @colspan | @rowspan"/>
    <xsl:apply-templates mode="blocks"/>
  </xsl:element>
</xsl:template>
<xsl:template match="h:th" mode="blocks">
  <th scope="row"><xsl:if test="@scope or ancestor::h:thead"><xsl:attribute name="scope"><xsl:choose>
      <xsl:when test="@scope"><xsl:value-of select="@scope"/></xsl:when><xsl:otherwise>col</xsl:otherwise></xsl:choose></xsl:attribute></xsl:if>
    <xsl:copy-of select="@xml:lang | @colspan | @rowspan"/><xsl:apply-templates mode="blocks"/></th>
</xsl:template>
<xsl:template match="h:figure" mode="blocks">
  <figure><xsl:apply-templates select="h:img"/><figcaption><xsl:apply-templates select="h:caption/node()" mode="plain"/></figcaption></figure>
</xsl:template>
<xsl:template match="h:img" mode="blocks"><xsl:apply-templates select="."/></xsl:template>

<!-- Bullets separate the items of a list that is set in a line. -->
<xsl:template match="h:ul | h:ol" mode="plain">
  <xsl:for-each select="h:li"><xsl:text> • </xsl:text><xsl:apply-templates mode="plain"/></xsl:for-each>
</xsl:template>

<!-- "Provided that: (a) … (b) …": the text of every condition; empty without conditions. -->
<xsl:template name="outcome-conditions">
  <xsl:if test="@letters">
    <xsl:variable name="letters" select="concat(' ', normalize-space(@letters), ' ')"/>
    <b class="pt"><xsl:value-of select="f:word('provided-that')"/></b>
    <xsl:for-each select="key('id', @practice)/h:rule/h:provided[contains($letters, concat(' ', @d:letter, ' '))]">
      <xsl:value-of select="$space"/><b class="k"><xsl:value-of select="f:letter(@d:letter)"/></b><xsl:text>&#xA0;</xsl:text>
      <span><xsl:copy-of select="@xml:lang"/><xsl:apply-templates select="h:*[not(self::h:cite or self::h:index)]" mode="plain"/></span>
      <xsl:call-template name="outcome-terms"/>
    </xsl:for-each>
  </xsl:if>
</xsl:template>

<!-- " (before · with the approval of …)" -->
<xsl:template name="outcome-terms">
  <xsl:if test="@when or @by">
    <xsl:value-of select="$space"/><f:message key="aside"><f:with>
    <xsl:if test="@when"><xsl:value-of select="f:word(concat('when.', @when))"/></xsl:if>
    <xsl:if test="@when and @by"><xsl:value-of select="$middot"/></xsl:if>
    <xsl:if test="@by"><xsl:value-of select="f:word('approved-by', string(@d:approver | @by[not(../@d:approver)]))"/></xsl:if>
    </f:with></f:message>
  </xsl:if>
</xsl:template>

<!-- True if a condition contains a list, a table or another block; then the conditions do not
     fit on a line. -->
<xsl:template name="conditions-have-blocks">
  <xsl:variable name="letters" select="concat(' ', normalize-space(@letters), ' ')"/>
  <xsl:if test="@letters and key('id', @practice)/h:rule/h:provided[contains($letters, concat(' ', @d:letter, ' '))]/h:*[not(self::h:p or self::h:cite or self::h:index)]"><xsl:value-of select="true()"/></xsl:if>
</xsl:template>

<!-- The conditions with their blocks. -->
<xsl:template name="conditions-blocks">
  <xsl:variable name="letters" select="concat(' ', normalize-space(@letters), ' ')"/>
  <p class="result"><b class="pt"><xsl:value-of select="f:word('provided-that')"/></b></p>
  <xsl:for-each select="key('id', @practice)/h:rule/h:provided[contains($letters, concat(' ', @d:letter, ' '))]">
    <xsl:variable name="blocks" select="h:*[not(self::h:cite or self::h:index)]"/>
    <p class="result"><b class="k"><xsl:value-of select="f:letter(@d:letter)"/></b><xsl:text>&#xA0;</xsl:text>
      <span><xsl:copy-of select="@xml:lang"/><xsl:apply-templates select="$blocks[1][self::h:p]" mode="plain"/></span></p>
    <xsl:apply-templates select="$blocks[position() &gt; 1 or not(self::h:p)]" mode="blocks"/>
    <xsl:if test="@when or @by"><p class="result"><xsl:call-template name="outcome-terms"/></p></xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- The act, and the role unless the line is for all roles. -->
<xsl:template name="outcome-act">
  <xsl:if test="@who-text"><span class="of"><xsl:value-of select="f:word('guide.who', string(@who-text))"/></span><xsl:value-of select="$space"/></xsl:if>
  <xsl:if test="@act"><b class="act"><xsl:value-of select="@act"/></b></xsl:if>
</xsl:template>

<xsl:template name="guide-foot">
  <xsl:if test=".//@none or @d:not-for-text">
    <p class="not-asked"><xsl:if test="@d:not-for-text"><xsl:value-of select="f:word('sentence', f:word('guide.not-for', string(@d:not-for-text)))"/><xsl:value-of select="$sentence-space"/></xsl:if>
      <xsl:value-of select="f:word('guide.not-asked-means')"/></p>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
