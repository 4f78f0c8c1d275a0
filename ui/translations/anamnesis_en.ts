<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EmotionPanel</name>
    <message numerus="yes">
        <source>%n people in the picture</source>
        <translation>
            <numerusform>%n person in the picture</numerusform>
            <numerusform>%n people in the picture</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanTools</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message numerus="yes">
        <source>%n open risk statement(s)</source>
        <translation>
            <numerusform>%n open risk statement</numerusform>
            <numerusform>%n open risk statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risk statement(s)</source>
        <translation>
            <numerusform>%n risk statement</numerusform>
            <numerusform>%n risk statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%n risk statement(s) without a disposition: say first what was done.</source>
        <translation>
            <numerusform>%n risk statement without a disposition: say first what was done.</numerusform>
            <numerusform>%n risk statements without a disposition: say first what was done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RiskCard</name>
    <message numerus="yes">
        <source>%n statement(s) still to be seen to</source>
        <translation>
            <numerusform>%n statement still to be seen to</numerusform>
            <numerusform>%n statements still to be seen to</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message numerus="yes">
        <source>%n more under Sessions.</source>
        <translation>
            <numerusform>%n more under Sessions.</numerusform>
            <numerusform>%n more under Sessions.</numerusform>
        </translation>
    </message>
</context>
</TS>
