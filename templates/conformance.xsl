<?xml version="1.0" encoding="UTF-8"?>
<!-- The conformance report, as a page of its own and as a book: what a program checked of the
     finished PDF, what a person has to judge with the evidence for it, what is not checked.
     d:conformance has the members of conformance.json (proviso-data(5)): plain values as
     attributes, others as elements.  In English: these are the words of the standards. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:h="urn:proviso:handbook:1"
    xmlns:d="urn:proviso:derived:1" exclude-result-prefixes="h d">

<xsl:param name="medium" select="'web'"/>
<xsl:variable name="report" select="/h:handbook/d:conformance[last()]"/>
<xsl:variable name="title">Conformance report</xsl:variable>

<xsl:template match="/">
  <xsl:for-each select="$report">
    <xsl:choose>
      <xsl:when test="$medium = 'print'"><xsl:call-template name="book"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="page"/></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<!-- ============================================================ Page and book -->

<xsl:template name="page">
  <html lang="en">
    <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
      <title><xsl:value-of select="$title"/>: <xsl:value-of select="d:document/@title"/></title>
      <style>
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1rem; }
        h1 { line-height: 1.2; }
        h2 { margin-top: 3rem; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: start; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid; }
        .fails { font-weight: 700; }
        .spoken { margin: 0; }
        .d1 { margin-inline-start: 1.5rem; } .d2 { margin-inline-start: 3rem; } .d3 { margin-inline-start: 4.5rem; }
        td, th, li, p { overflow-wrap: anywhere; }
        a { color: inherit; }
      </style>
    </head>
    <body>
      <main>
        <h1><xsl:value-of select="$title"/></h1>
        <xsl:call-template name="what"/>
        <nav aria-label="Parts of the report"><ul>
          <li><a href="#checked">What a program checked</a></li>
          <li><a href="#judged">What a person has to judge</a></li>
          <li><a href="#laws">EN 301 549 and Section 508</a></li>
          <li><a href="#not-checked">What is not checked</a></li>
          <li><a href="#evidence">The evidence</a></li>
          <li><a href="conformance.json">The same as data</a></li>
          <li><a href="conformance.pdf">The same as PDF</a></li>
        </ul></nav>
        <xsl:call-template name="parts"><xsl:with-param name="level" select="2"/></xsl:call-template>
      </main>
    </body>
  </html>
</xsl:template>

<xsl:template name="book">
  <html xml:lang="en">
    <head><title><xsl:value-of select="$title"/></title></head>
    <body data-footer-start="{$title}: {d:document/@title}" data-footer-end="{d:document/@edition}" data-continued="continued">
      <section class="report" data-master="front" data-running="{$title}">
        <h1><xsl:value-of select="$title"/></h1>
        <xsl:call-template name="what"/>
      </section>
      <xsl:call-template name="parts"><xsl:with-param name="level" select="1"/></xsl:call-template>
    </body>
  </html>
</xsl:template>

<!-- A part: a section of the page, or a page sequence. -->
<xsl:template name="part">
  <xsl:param name="id"/>
  <xsl:param name="level"/>
  <xsl:param name="head"/>
  <xsl:param name="body"/>
  <section id="{$id}">
    <xsl:if test="$medium = 'print'">
      <xsl:attribute name="class">report</xsl:attribute>
      <xsl:attribute name="data-master">back</xsl:attribute>
      <xsl:attribute name="data-running"><xsl:value-of select="$head"/></xsl:attribute>
    </xsl:if>
    <xsl:element name="h{$level}"><xsl:value-of select="$head"/></xsl:element>
    <xsl:copy-of select="$body"/>
  </section>
</xsl:template>

<!-- A table that can be wider than a small screen. -->
<xsl:template name="wide">
  <xsl:param name="name"/>
  <xsl:param name="table"/>
  <xsl:choose>
    <xsl:when test="$medium = 'web'"><div class="wide" role="region" tabindex="0" aria-label="{$name}"><xsl:copy-of select="$table"/></div></xsl:when>
    <xsl:otherwise><xsl:copy-of select="$table"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ============================================================ What it is about -->

<xsl:template name="what">
  <p class="lead">This report is about one file. A program read the finished file and checked <xsl:value-of select="d:summary/@requirements"/> requirements, looking at <xsl:value-of select="d:summary/@seen"/> places; <xsl:choose>
      <xsl:when test="d:summary/@failed = 0">none of them fails.</xsl:when>
      <xsl:when test="d:summary/@failed = 1"><strong class="fails">one of them fails.</strong></xsl:when>
      <xsl:otherwise><strong class="fails"><xsl:value-of select="d:summary/@failed"/> of them fail.</strong></xsl:otherwise>
    </xsl:choose> A person still has to answer <xsl:value-of select="d:summary/@questions"/> questions before anybody can say that the file conforms; the evidence for each is below.</p>
  <table class="text">
    <caption>The file</caption>
    <thead><tr><th scope="col">What</th><th scope="col">As read</th></tr></thead>
    <tbody>
      <xsl:call-template name="fact"><xsl:with-param name="name">Title</xsl:with-param><xsl:with-param name="value" select="d:document/@title"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name">File</xsl:with-param><xsl:with-param name="value" select="concat(d:document/@file, ', ', d:document/@bytes, ' bytes')"/></xsl:call-template>
      <tr><th scope="row">SHA-256</th><td class="hash url"><xsl:value-of select="d:document/@sha256"/></td></tr>
      <xsl:if test="d:document/@publisher"><xsl:call-template name="fact"><xsl:with-param name="name">Publisher</xsl:with-param><xsl:with-param name="value" select="d:document/@publisher"/></xsl:call-template></xsl:if>
      <xsl:call-template name="fact"><xsl:with-param name="name">Edition</xsl:with-param><xsl:with-param name="value" select="concat(d:document/@edition, ', as of ', d:document/@asOf)"/></xsl:call-template>
      <tr><th scope="row">It claims</th><td><xsl:for-each select="d:document/d:claims"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each> (PDF <xsl:value-of select="d:document/@pdf"/>)</td></tr>
      <xsl:call-template name="fact"><xsl:with-param name="name">Language</xsl:with-param><xsl:with-param name="value" select="d:document/@language"/></xsl:call-template>
      <xsl:call-template name="fact"><xsl:with-param name="name">Size</xsl:with-param><xsl:with-param name="value" select="concat(d:document/@pages, ' pages, ', d:document/@elements, ' structure elements, ', d:document/@links, ' links')"/></xsl:call-template>
      <xsl:if test="d:document/@options"><xsl:call-template name="fact"><xsl:with-param name="name">Options</xsl:with-param><xsl:with-param name="value" select="d:document/@options"/></xsl:call-template></xsl:if>
      <xsl:call-template name="fact"><xsl:with-param name="name">Made and checked by</xsl:with-param><xsl:with-param name="value" select="@program"/></xsl:call-template>
    </tbody>
  </table>
</xsl:template>

<xsl:template name="fact">
  <xsl:param name="name"/>
  <xsl:param name="value"/>
  <tr><th scope="row"><xsl:value-of select="$name"/></th><td><xsl:value-of select="$value"/></td></tr>
</xsl:template>

<!-- ============================================================ Parts -->

<xsl:template name="parts">
  <xsl:param name="level"/>
  <xsl:call-template name="part">
    <xsl:with-param name="id">checked</xsl:with-param>
    <xsl:with-param name="level" select="$level"/>
    <xsl:with-param name="head">What a program checked</xsl:with-param>
    <xsl:with-param name="body"><xsl:call-template name="machine"/></xsl:with-param>
  </xsl:call-template>
  <xsl:call-template name="part">
    <xsl:with-param name="id">judged</xsl:with-param>
    <xsl:with-param name="level" select="$level"/>
    <xsl:with-param name="head">What a person has to judge</xsl:with-param>
    <xsl:with-param name="body"><xsl:call-template name="checkpoints"/></xsl:with-param>
  </xsl:call-template>
  <xsl:call-template name="part">
    <xsl:with-param name="id">laws</xsl:with-param>
    <xsl:with-param name="level" select="$level"/>
    <xsl:with-param name="head">EN 301 549 and Section 508</xsl:with-param>
    <xsl:with-param name="body"><xsl:call-template name="laws"/></xsl:with-param>
  </xsl:call-template>
  <xsl:call-template name="part">
    <xsl:with-param name="id">not-checked</xsl:with-param>
    <xsl:with-param name="level" select="$level"/>
    <xsl:with-param name="head">What is not checked</xsl:with-param>
    <xsl:with-param name="body"><ul class="text"><xsl:for-each select="d:notChecked"><li><xsl:value-of select="."/></li></xsl:for-each></ul></xsl:with-param>
  </xsl:call-template>
  <xsl:call-template name="part">
    <xsl:with-param name="id">evidence</xsl:with-param>
    <xsl:with-param name="level" select="$level"/>
    <xsl:with-param name="head">The evidence</xsl:with-param>
    <xsl:with-param name="body"><xsl:call-template name="evidence"><xsl:with-param name="level" select="$level + 1"/></xsl:call-template></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="machine">
  <p>Each requirement was checked on the finished file. “Seen” is the number of places that were checked; 0 means that the file contains nothing of that kind.</p>
  <xsl:if test="d:machine[@result = 'fails']">
    <p class="fails"><strong>What fails, and where:</strong></p>
    <ul class="text">
      <xsl:for-each select="d:machine[@result = 'fails']">
        <li><strong><xsl:value-of select="@name"/></strong> (<xsl:value-of select="@faults"/>): <xsl:for-each select="d:places"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="."/></xsl:for-each></li>
      </xsl:for-each>
    </ul>
  </xsl:if>
  <xsl:call-template name="wide">
    <xsl:with-param name="name">Requirements</xsl:with-param>
    <xsl:with-param name="table">
      <table class="text">
        <caption>Requirements of the standard (clauses are those of ISO 14289 unless another standard is named)</caption>
        <thead><tr><th scope="col">Requirement</th><th scope="col">Result</th><th scope="col">Seen</th><th scope="col">Clause</th><th scope="col">Matterhorn</th><th scope="col">WCAG</th></tr></thead>
        <tbody>
          <xsl:for-each select="d:machine">
            <tr><th scope="row"><xsl:value-of select="@text"/></th>
              <td><xsl:choose>
                <xsl:when test="@result = 'fails'"><strong class="fails">fails (<xsl:value-of select="@faults"/>)</strong></xsl:when>
                <xsl:when test="@result = 'holds'">holds</xsl:when>
                <xsl:otherwise>nothing of that kind</xsl:otherwise>
              </xsl:choose></td>
              <td><xsl:value-of select="@seen"/></td>
              <td><xsl:value-of select="@clause"/></td>
              <td><xsl:call-template name="or-none"><xsl:with-param name="value" select="@matterhorn"/></xsl:call-template></td>
              <td><xsl:call-template name="words"><xsl:with-param name="list" select="d:wcag"/></xsl:call-template></td></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="or-none">
  <xsl:param name="value"/>
  <xsl:choose><xsl:when test="string($value)"><xsl:value-of select="$value"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose>
</xsl:template>

<xsl:template name="words">
  <xsl:param name="list"/>
  <xsl:for-each select="$list"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each>
  <xsl:if test="not($list)">–</xsl:if>
</xsl:template>

<xsl:template name="checkpoints">
  <p>The Matterhorn Protocol has 31 checkpoints. The program decides those without a question. The others need a person; the lists named beside them contain the evidence.</p>
  <xsl:call-template name="wide">
    <xsl:with-param name="name">Checkpoints</xsl:with-param>
    <xsl:with-param name="table">
      <table class="text">
        <caption>Checkpoints of the Matterhorn Protocol</caption>
        <thead><tr><th scope="col">Checkpoint</th><th scope="col">Program</th><th scope="col">Question for a person</th><th scope="col">Evidence</th><th scope="col">EN 301 549</th><th scope="col">Section 508</th></tr></thead>
        <tbody>
          <xsl:for-each select="d:checkpoints">
            <tr><th scope="row"><xsl:value-of select="concat(@number, ' ', @name)"/></th>
              <td><xsl:choose>
                <xsl:when test="@machine = 'fails'"><strong class="fails">fails</strong></xsl:when>
                <xsl:when test="@machine = 'none'">–</xsl:when>
                <xsl:when test="@machine = 'nothing'">nothing of that kind</xsl:when>
                <xsl:otherwise><xsl:value-of select="@machine"/></xsl:otherwise>
              </xsl:choose></td>
              <td><xsl:call-template name="or-none"><xsl:with-param name="value" select="@question"/></xsl:call-template></td>
              <td><xsl:for-each select="d:evidence"><xsl:if test="position() &gt; 1">, </xsl:if>
                <xsl:choose>
                  <xsl:when test=". = 'document' or . = 'files'"><xsl:value-of select="."/></xsl:when>
                  <xsl:otherwise><a href="#evidence-{.}"><xsl:value-of select="."/></a></xsl:otherwise>
                </xsl:choose></xsl:for-each><xsl:if test="not(d:evidence)">–</xsl:if></td>
              <td><xsl:call-template name="words"><xsl:with-param name="list" select="d:en301549"/></xsl:call-template></td>
              <td><xsl:call-template name="words"><xsl:with-param name="list" select="d:section508"/></xsl:call-template></td></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="laws">
  <p>EN 301 549, clause 10, asks documents for these success criteria of WCAG 2.1; Section 508, E205.4, for those of WCAG 2.0. “Needs a person” means that everything a program can check holds, and that a person has to answer the questions of the checkpoints named there. Section 508, 504.2.2, asks authoring tools to export PDF/UA-1: the option --pdf-standard ua1 does.</p>
  <xsl:call-template name="wide">
    <xsl:with-param name="name">Success criteria</xsl:with-param>
    <xsl:with-param name="table">
      <table class="text">
        <caption>Success criteria for documents</caption>
        <thead><tr><th scope="col">Criterion</th><th scope="col">EN 301 549</th><th scope="col">Section 508</th><th scope="col">State</th><th scope="col">Program</th><th scope="col">Checkpoints</th></tr></thead>
        <tbody>
          <xsl:for-each select="d:criteria">
            <tr><th scope="row"><xsl:value-of select="concat(@wcag, ' ', @name)"/> (<xsl:value-of select="@level"/>)</th>
              <td><xsl:value-of select="@en301549"/></td>
              <td><xsl:call-template name="or-none"><xsl:with-param name="value" select="@section508"/></xsl:call-template></td>
              <td><xsl:choose><xsl:when test="@state = 'fails'"><strong class="fails">fails</strong></xsl:when><xsl:otherwise><xsl:value-of select="@state"/></xsl:otherwise></xsl:choose><xsl:if test="@note and @state != 'fails' and @state != 'needs a person'">: <xsl:value-of select="@note"/></xsl:if></td>
              <td><xsl:call-template name="words"><xsl:with-param name="list" select="d:machine"/></xsl:call-template></td>
              <td><xsl:call-template name="words"><xsl:with-param name="list" select="d:person"/></xsl:call-template></td></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- ============================================================ Evidence -->

<xsl:template name="evidence">
  <xsl:param name="level"/>
  <p>Everything below comes from the tags of the file, in reading order.</p>
  <xsl:for-each select="d:evidence">
    <xsl:call-template name="list"><xsl:with-param name="level" select="$level"/><xsl:with-param name="id">headings</xsl:with-param><xsl:with-param name="head">Headings</xsl:with-param><xsl:with-param name="items" select="d:headings"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="level" select="$level"/><xsl:with-param name="id">alternatives</xsl:with-param><xsl:with-param name="head">Alternative texts</xsl:with-param><xsl:with-param name="items" select="d:alternatives"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="level" select="$level"/><xsl:with-param name="id">languages</xsl:with-param><xsl:with-param name="head">Languages</xsl:with-param><xsl:with-param name="items" select="d:languages"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="level" select="$level"/><xsl:with-param name="id">tables</xsl:with-param><xsl:with-param name="head">Tables and their header cells</xsl:with-param><xsl:with-param name="items" select="d:tables"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="level" select="$level"/><xsl:with-param name="id">lists</xsl:with-param><xsl:with-param name="head">Lists</xsl:with-param><xsl:with-param name="items" select="d:lists"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="level" select="$level"/><xsl:with-param name="id">notes</xsl:with-param><xsl:with-param name="head">Notes and asides</xsl:with-param><xsl:with-param name="items" select="d:notes"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="level" select="$level"/><xsl:with-param name="id">links</xsl:with-param><xsl:with-param name="head">Links</xsl:with-param><xsl:with-param name="items" select="d:links"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="level" select="$level"/><xsl:with-param name="id">types</xsl:with-param><xsl:with-param name="head">Structure types</xsl:with-param><xsl:with-param name="items" select="d:types"/></xsl:call-template>
    <xsl:call-template name="list"><xsl:with-param name="level" select="$level"/><xsl:with-param name="id">artifacts</xsl:with-param><xsl:with-param name="head">Artifacts: drawn but not read aloud</xsl:with-param><xsl:with-param name="items" select="d:artifacts"/></xsl:call-template>
    <section id="evidence-practices">
      <xsl:element name="h{$level}">Each practice as a screen reader reads it</xsl:element>
      <xsl:for-each select="d:practices">
        <section>
          <xsl:element name="h{$level + 1}"><xsl:call-template name="lang"><xsl:with-param name="lang" select="@language"/></xsl:call-template><xsl:value-of select="@title"/></xsl:element>
          <xsl:for-each select="d:spoken"><xsl:call-template name="spoken"/></xsl:for-each>
        </section>
      </xsl:for-each>
    </section>
  </xsl:for-each>
</xsl:template>

<xsl:template name="lang">
  <xsl:param name="lang"/>
  <xsl:if test="string($lang) and $lang != 'en'">
    <xsl:choose>
      <xsl:when test="$medium = 'web'"><xsl:attribute name="lang"><xsl:value-of select="$lang"/></xsl:attribute></xsl:when>
      <xsl:otherwise><xsl:attribute name="xml:lang"><xsl:value-of select="$lang"/></xsl:attribute></xsl:otherwise>
    </xsl:choose>
  </xsl:if>
</xsl:template>

<xsl:template name="spoken">
  <xsl:variable name="depth">
    <xsl:choose>
      <xsl:when test="starts-with(., '      ')">3</xsl:when>
      <xsl:when test="starts-with(., '    ')">2</xsl:when>
      <xsl:when test="starts-with(., '  ')">1</xsl:when>
      <xsl:otherwise>0</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <p class="spoken d{$depth}"><xsl:call-template name="lang"><xsl:with-param name="lang" select="../@language"/></xsl:call-template><xsl:value-of select="normalize-space(.)"/></p>
</xsl:template>

<xsl:template name="list">
  <xsl:param name="level"/>
  <xsl:param name="id"/>
  <xsl:param name="head"/>
  <xsl:param name="items"/>
  <section id="evidence-{$id}">
    <xsl:element name="h{$level}"><xsl:value-of select="$head"/> (<xsl:value-of select="count($items)"/>)</xsl:element>
    <xsl:choose>
      <xsl:when test="$items"><ul class="text"><xsl:for-each select="$items"><li><xsl:apply-templates select="." mode="item"/></li></xsl:for-each></ul></xsl:when>
      <xsl:otherwise><p>There are none.</p></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>

<xsl:template match="d:*" mode="item"><xsl:value-of select="."/></xsl:template>
<xsl:template match="d:headings" mode="item"><xsl:choose><xsl:when test="@level = 0">title</xsl:when><xsl:otherwise><xsl:value-of select="@level"/></xsl:otherwise></xsl:choose>: <xsl:call-template name="quoted"/></xsl:template>
<xsl:template match="d:alternatives" mode="item"><xsl:value-of select="@type"/>: <xsl:call-template name="quoted"/><xsl:if test="@caption"> Its caption: <xsl:value-of select="@caption"/>.</xsl:if></xsl:template>
<xsl:template match="d:languages" mode="item"><xsl:value-of select="@language"/>: <xsl:call-template name="quoted"><xsl:with-param name="lang" select="@language"/></xsl:call-template></xsl:template>
<xsl:template match="d:tables" mode="item"><xsl:value-of select="@columns"/> columns, <xsl:value-of select="@rows"/> rows<xsl:if test="@caption">, “<xsl:value-of select="@caption"/>”</xsl:if>; header cells: <xsl:for-each select="d:heads"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:value-of select="."/></xsl:for-each><xsl:call-template name="page-number"/></xsl:template>
<xsl:template match="d:lists" mode="item"><xsl:value-of select="@items"/> items, <xsl:value-of select="@numbering"/>; the first: “<xsl:value-of select="@first"/>”<xsl:call-template name="page-number"/></xsl:template>
<xsl:template match="d:notes" mode="item"><xsl:value-of select="@type"/>: <xsl:call-template name="quoted"/><xsl:if test="@cited &gt; 0"> Cited: <xsl:value-of select="@cited"/>.</xsl:if></xsl:template>
<xsl:template match="d:links" mode="item"><xsl:call-template name="quoted"/> to <span class="url"><xsl:value-of select="@to"/></span><xsl:if test="@times &gt; 1">, <xsl:value-of select="@times"/> times</xsl:if></xsl:template>
<xsl:template match="d:types" mode="item"><xsl:value-of select="@type"/>: <xsl:value-of select="@times"/></xsl:template>

<xsl:template name="quoted">
  <xsl:param name="lang" select="/h:handbook/@xml:lang"/>
  <span><xsl:call-template name="lang"><xsl:with-param name="lang" select="$lang"/></xsl:call-template>“<xsl:value-of select="@text"/>”</span><xsl:call-template name="page-number"/>
</xsl:template>

<xsl:template name="page-number"><xsl:if test="@page"> (page <xsl:value-of select="@page"/>)</xsl:if></xsl:template>

</xsl:stylesheet>
