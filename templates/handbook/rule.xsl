<?xml version="1.0" encoding="UTF-8"?>
<!-- What a rule says beyond its answer: reasons, conditions, positions, and contradicting
     sources; and the same for the other rules of a practice. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<!-- A heading inside a practice. -->
<xsl:template name="part-head">
  <xsl:param name="key"/>
  <xsl:param name="id"/>
  <h3 class="s"><xsl:if test="$id"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if><xsl:value-of select="f:word($key)"/></h3>
</xsl:template>

<!-- Why, What to do instead, Consequences: of the rule for the ordinary case. -->
<xsl:template name="practice-reasons">
  <xsl:variable name="rule" select="(h:rule | d:exempting/d:from/h:rule)[@d:part = 'speaks'][1]"/>
  <xsl:call-template name="practice-reason"><xsl:with-param name="part" select="$rule/h:because"/><xsl:with-param name="id" select="concat(@xml:id, '--why')"/></xsl:call-template>
  <xsl:call-template name="practice-reason"><xsl:with-param name="part" select="$rule/h:instead"/><xsl:with-param name="id" select="concat(@xml:id, '--instead')"/></xsl:call-template>
  <xsl:call-template name="practice-reason"><xsl:with-param name="part" select="$rule/h:consequence"/><xsl:with-param name="id" select="concat(@xml:id, '--consequence')"/></xsl:call-template>
  <xsl:if test="$rule/h:position">
    <xsl:call-template name="part-head"><xsl:with-param name="key" select="'positions'"/><xsl:with-param name="id" select="concat(@xml:id, '--positions')"/></xsl:call-template>
    <xsl:apply-templates select="$rule" mode="positions"/>
  </xsl:if>
  <xsl:if test="$rule/h:against">
    <xsl:call-template name="part-head"><xsl:with-param name="key" select="'not-followed'"/><xsl:with-param name="id" select="concat(@xml:id, '--not-followed')"/></xsl:call-template>
    <div class="not-followed"><xsl:apply-templates select="$rule/h:against"/></div>
  </xsl:if>
</xsl:template>

<xsl:template name="practice-reason">
  <xsl:param name="part"/>
  <xsl:param name="id"/>
  <xsl:if test="$part">
    <xsl:call-template name="part-head"><xsl:with-param name="key" select="local-name($part)"/><xsl:with-param name="id" select="$id"/></xsl:call-template>
    <xsl:apply-templates select="$part"/>
  </xsl:if>
</xsl:template>

<xsl:template match="h:because | h:instead | h:consequence"><xsl:apply-templates/></xsl:template>

<!-- Conditions keep their letters, because tables, examples and guides refer to them.  The
     conditions of the ordinary case follow its verdict directly; rules for other cases include
     their own. -->
<xsl:template name="practice-conditions">
  <xsl:variable name="all" select="h:rule[@d:part = 'speaks' or (@d:part = 'also' and @d:headline)]/h:provided"/>
  <xsl:if test="$all">
    <div class="conditions">
      <xsl:call-template name="part-head"><xsl:with-param name="key" select="'provided-that'"/><xsl:with-param name="id" select="concat(@xml:id, '--provided')"/></xsl:call-template>
      <xsl:if test="count($all) &gt; 1"><p class="hint"><xsl:value-of select="f:word('provided-that.all')"/></p></xsl:if>
      <ol class="prov"><xsl:for-each select="$all"><xsl:call-template name="condition-item"/></xsl:for-each></ol>
    </div>
  </xsl:if>
</xsl:template>

<xsl:template name="condition-item">
  <li id="{ancestor::h:practice[1]/@xml:id}--{@d:letter}"><xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="condition-names"/><xsl:call-template name="condition"/></li>
</xsl:template>

<xsl:template name="condition">
  <span class="k"><xsl:value-of select="f:letter(@d:letter)"/></span>
  <div class="condition"><xsl:call-template name="condition-text"/></div>
</xsl:template>

<!-- The end of a condition says when it must be met, who must approve, and in which cases it
     is required unless that is in all.  It is in the last paragraph of the condition, or in a
     paragraph of its own. -->
<xsl:template name="condition-text">
  <xsl:variable name="terms"><xsl:call-template name="condition-terms"/></xsl:variable>
  <xsl:for-each select="h:*[not(self::h:cite or self::h:index)]">
    <xsl:choose>
      <xsl:when test="self::h:p and position() = last()">
        <p><xsl:call-template name="keep"/><xsl:apply-templates/><xsl:call-template name="marks"/>
          <xsl:if test="string($terms)"><xsl:value-of select="$space"/><xsl:copy-of select="$terms"/></xsl:if></p>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="."/>
        <xsl:if test="position() = last() and string($terms)"><p><xsl:copy-of select="$terms"/></p></xsl:if></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<xsl:template name="condition-terms">
  <xsl:variable name="when" select="ancestor::h:rule[1]/@d:when-text"/>
  <xsl:if test="@when or @by or $when">
    <span class="n"><xsl:copy-of select="$handbook[@d:original]/@xml:lang"/>
      <xsl:if test="@when"><xsl:value-of select="f:word(concat('when.', @when))"/></xsl:if>
      <xsl:if test="@when and @by"><xsl:value-of select="$middot"/></xsl:if>
      <xsl:if test="@by"><xsl:value-of select="f:word('approved-by', string(@d:approver | @by[not(../@d:approver)]))"/></xsl:if>
      <xsl:if test="(@when or @by) and $when"><xsl:value-of select="$middot"/></xsl:if>
      <xsl:if test="$when"><xsl:value-of select="f:word('when', $when)"/></xsl:if>
    </span>
  </xsl:if>
</xsl:template>

<!-- The positions of the sources of an unsettled rule, each with its verdict, if any. -->
<xsl:template match="h:rule" mode="positions">
  <xsl:if test="h:position">
    <ol class="prov positions">
      <xsl:for-each select="h:position">
        <xsl:call-template name="position-item"/>
      </xsl:for-each>
    </ol>
  </xsl:if>
</xsl:template>

<xsl:template name="position-item">
  <li><xsl:copy-of select="@d:at | @xml:lang"/>
    <span class="k"><xsl:value-of select="f:letter(@d:letter)"/></span>
    <div class="condition"><xsl:call-template name="position-text"/></div></li>
</xsl:template>

<xsl:template name="position-text">
  <xsl:if test="@verdict"><p class="pv"><xsl:call-template name="verdict"/></p></xsl:if>
  <xsl:for-each select="h:*[not(self::h:cite or self::h:against)]">
    <xsl:call-template name="said">
      <xsl:with-param name="of" select="parent::h:*[count(current()/following-sibling::h:*[not(self::h:cite or self::h:against)]) = 0]"/>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:apply-templates select="h:against"/>
</xsl:template>

<!-- "Another source says otherwise": the source, and why it is not followed. -->
<xsl:template match="h:against">
  <div class="against"><xsl:copy-of select="@d:at"/>
    <p class="n"><xsl:value-of select="f:word('against', string(key('id', @source)/h:title))"/><xsl:call-template name="marks"/></p>
    <xsl:apply-templates/></div>
</xsl:template>

<!-- The other rules in force, each with its own answer and reasons: first those that hold at
     the same time, then those for other roles and cases. -->
<xsl:template name="practice-other-rules">
  <xsl:variable name="current" select="h:rule[@d:state = 'current'] | d:exempting/d:from/h:rule[@d:state = 'current']"/>
  <xsl:call-template name="cases"><xsl:with-param name="rules" select="$current[@d:part = 'also']"/><xsl:with-param name="key" select="'also'"/></xsl:call-template>
  <xsl:call-template name="cases"><xsl:with-param name="rules" select="$current[@d:part = 'other']"/><xsl:with-param name="key" select="'other-cases'"/></xsl:call-template>
</xsl:template>

<!-- Past rules. -->
<xsl:template name="practice-history">
  <xsl:call-template name="cases"><xsl:with-param name="rules" select="h:rule[@d:state = 'past'] | d:exempting/d:from/h:rule[@d:state = 'past']"/><xsl:with-param name="key" select="'history'"/></xsl:call-template>
</xsl:template>

<xsl:template name="cases">
  <xsl:param name="rules"/>
  <xsl:param name="key"/>
  <xsl:if test="$rules">
    <xsl:call-template name="part-head"><xsl:with-param name="key" select="$key"/><xsl:with-param name="id" select="concat(@xml:id, '--', $key)"/></xsl:call-template>
    <div class="cases"><xsl:apply-templates select="$rules" mode="case"/></div>
  </xsl:if>
</xsl:template>

<xsl:template match="h:rule" mode="case">
  <div class="case {@d:state}">
    <xsl:if test="not(ancestor::d:exempting)"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="rule-names"/>
    <p class="case-head"><xsl:call-template name="verdict"/><xsl:call-template name="duty-letter"/>
      <xsl:variable name="whom"><xsl:call-template name="case-whom"/></xsl:variable>
      <xsl:if test="string($whom)"><xsl:value-of select="$space"/><span class="whom"><xsl:copy-of select="$whom"/></span></xsl:if></p>
    <xsl:apply-templates select="." mode="answer"><xsl:with-param name="class" select="'case-answer'"/></xsl:apply-templates>
    <xsl:call-template name="case-conditions"/>
    <xsl:for-each select="h:because | h:instead | h:consequence">
      <div class="case-part"><p class="case-part-head"><xsl:value-of select="f:word(local-name())"/></p><xsl:apply-templates/></div>
    </xsl:for-each>
    <xsl:apply-templates select="." mode="positions"/>
    <xsl:apply-templates select="h:against"/>
  </div>
</xsl:template>

<!-- Conditions that have letters in this practice keep them. -->
<xsl:template name="case-conditions">
  <xsl:if test="h:provided and not(@d:part = 'also' and @d:headline)">
    <div class="case-part case-conditions"><p class="case-part-head"><xsl:value-of select="f:word('provided-that')"/></p>
      <xsl:choose>
        <xsl:when test="h:provided/@d:letter"><ol class="prov"><xsl:for-each select="h:provided"><xsl:call-template name="condition-item"/></xsl:for-each></ol></xsl:when>
        <xsl:otherwise><ul class="text"><xsl:for-each select="h:provided"><li><xsl:copy-of select="@d:at | @xml:lang"/><xsl:call-template name="condition-names"/><xsl:call-template name="condition-text"/></li></xsl:for-each></ul></xsl:otherwise>
      </xsl:choose></div>
  </xsl:if>
</xsl:template>

<!-- "Power tool; No course · in force since 1 May 2022": the roles, cases and dates of a rule,
     its official number, and the practice that it comes from. -->
<xsl:template name="case-whom">
  <xsl:variable name="who"><xsl:choose>
    <xsl:when test="@d:beaten and string(@d:who-text)"><xsl:value-of select="f:word('list.middot', @d:who-text, f:word('case.beaten'))"/></xsl:when>
    <xsl:when test="@d:beaten"><xsl:value-of select="f:word('case.beaten')"/></xsl:when>
    <xsl:when test="string(@d:who-text) and @d:duty and @d:when-text"><xsl:value-of select="f:word('when', @d:who-text)"/></xsl:when>
    <xsl:when test="string(@d:who-text)"><xsl:value-of select="@d:who-text"/></xsl:when>
    <xsl:when test="@d:part = 'other' and not(@d:duty)"><xsl:value-of select="f:word('case.otherwise')"/></xsl:when>
  </xsl:choose></xsl:variable>
  <xsl:value-of select="$who"/>
  <xsl:if test="@d:since-text or @d:state = 'past'">
    <xsl:if test="string($who)"><xsl:value-of select="$middot"/></xsl:if>
    <xsl:value-of select="f:word('case.force', @d:period-text)"/>
    <xsl:if test="@d:figures-text"><xsl:value-of select="$middot"/><xsl:value-of select="@d:figures-text"/></xsl:if>
  </xsl:if>
  <xsl:if test="@label"><xsl:choose><xsl:when test="string($who) or @d:since-text or @d:state = 'past'"><xsl:value-of select="$middot"/></xsl:when><xsl:otherwise><xsl:value-of select="$space"/></xsl:otherwise></xsl:choose><xsl:call-template name="official-label"/></xsl:if>
  <xsl:if test="@confidence = 'low'"><xsl:value-of select="$middot"/><xsl:value-of select="f:word('confidence.short')"/></xsl:if>
  <xsl:for-each select="parent::d:from"><xsl:value-of select="$middot"/><a href="#{@ref}"><xsl:call-template name="numbered-title"/></a></xsl:for-each>
</xsl:template>

</xsl:stylesheet>
