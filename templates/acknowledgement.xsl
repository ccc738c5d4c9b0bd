<?xml version="1.0" encoding="UTF-8"?>
<!-- The acknowledgement: for each role, the rules that it must have read, their fingerprint,
     and room for name, date and signature. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" xmlns:f="urn:proviso:functions:1"
    exclude-result-prefixes="h d f">

<xsl:import href="proviso:sheet.xsl"/>

<!-- The practices that name the role in `acknowledge`, or if none does, those that are
     forbidden or required. -->
<xsl:template name="sheet">
  <xsl:param name="role"/>
  <xsl:param name="name"/>
  <xsl:variable name="all" select="$handbook/h:chapter/h:practice"/>
  <xsl:variable name="named" select="$all[contains(concat(' ', normalize-space(@acknowledge), ' '), concat(' ', $role, ' '))]"/>
  <xsl:variable name="read" select="$named | $all[not($named)][d:cells/d:cell[@role = $role][@verdict = 'forbidden' or @verdict = 'required']]"/>
  <h1><xsl:value-of select="f:word('acknowledgement.title')"/></h1>
  <p class="lead"><xsl:value-of select="f:word('list.middot', string($name), f:word('as-read-on', $handbook/@d:as-of-text))"/></p>
  <table class="ack">
    <thead><tr>
      <th scope="col" class="box"><xsl:value-of select="f:word('acknowledgement.read')"/></th>
      <th scope="col" class="num"><xsl:value-of select="f:word('number.short')"/></th>
      <th scope="col"><xsl:value-of select="f:word('may-i')"/></th>
      <th scope="col" class="verdict"><xsl:value-of select="f:word('rule-table.verdict')"/></th>
    </tr></thead>
    <tbody><xsl:for-each select="$read">
      <tr><xsl:copy-of select="@d:at"/>
        <td class="box"><div class="tick" data-artifact="yes"/></td>
        <td class="num"><xsl:value-of select="@d:number"/></td>
        <th scope="row" class="q"><p class="said"><xsl:apply-templates select="h:question/node()" mode="plain"/></p>
          <p class="n"><xsl:call-template name="role-answer"><xsl:with-param name="role" select="$role"/></xsl:call-template></p></th>
        <td class="verdict"><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="d:cells/d:cell[@role = $role]/@verdict"/></xsl:call-template></td>
      </tr>
    </xsl:for-each></tbody>
  </table>
  <xsl:variable name="said"><xsl:for-each select="$read">
    <xsl:value-of select="concat(@xml:id, ' ', d:cells/d:cell[@role = $role]/@verdict, ' ')"/>
    <xsl:call-template name="role-answer"><xsl:with-param name="role" select="$role"/></xsl:call-template>
    <xsl:for-each select="h:rule[@d:state = 'current']/h:provided"><xsl:value-of select="$space"/><xsl:apply-templates mode="plain"/></xsl:for-each>
  </xsl:for-each></xsl:variable>
  <p class="fingerprint"><xsl:value-of select="f:word('acknowledgement.fingerprint', f:fingerprint(normalize-space($said)))"/></p>
  <div class="signed">
    <p><xsl:value-of select="f:word('acknowledgement.name')"/></p>
    <p><xsl:value-of select="f:word('acknowledgement.date')"/></p>
    <p><xsl:value-of select="f:word('acknowledgement.signature')"/></p>
  </div>
</xsl:template>

<xsl:template name="sheet-is-idle">
  <xsl:variable name="role" select="@id"/>
  <xsl:if test="not($handbook/h:chapter/h:practice[contains(concat(' ', normalize-space(@acknowledge), ' '), concat(' ', $role, ' ')) or d:cells/d:cell[@role = $role][@verdict = 'forbidden' or @verdict = 'required']])"><xsl:value-of select="true()"/></xsl:if>
</xsl:template>

</xsl:stylesheet>
