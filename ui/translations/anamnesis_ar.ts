<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About Anamnesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anamnesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anamnesis is free under the Apache License 2.0. Its parts have licences of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion readings are cues with a probability, not feelings and not evidence of truth. Recognised words contain mistakes: read them against the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays on this computer, encrypted, unless you allow one named thing to leave it. Nobody outside has audited the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It helps a trained clinician to hold, record and write up a psychiatric interview. The clinician is present, decides everything and answers for the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It makes no diagnosis, is no medical device, and is not for use without a clinician. It neither treats nor advises the person. It does not replace a risk assessment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its hash is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of what it is made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research prototype</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is not for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Abort the session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the interview here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold while you speak yourself: your words are not the answer (hold F8)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am speaking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send what is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is complete: Space, or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw a consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw: {purpose}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>Insert a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions of this interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}, with a statement of risk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnalysingPanel</name>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers worked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question {number}: waiting for {parts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interview is over. The last answers are being worked out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expressed cues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} are complete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words were heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore what was heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is not written down yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question was skipped: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This question was not asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what was really said; what was heard is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>amended by the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rough transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerClock</name>
    <message>
        <source>Length of the answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">إلغاء</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Abort the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort the whole session?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the interview here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face and voice are no longer read. Everything else goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more text is drafted by a program. Questions already planned stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture is recorded any more. The sound goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound is recorded or written down any more. Answers can be typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording stops at once, and there will be no review and no report. What is saved stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings are deleted once the session is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip this question?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present answer is kept as it is. The questions after it will not be asked; the report says that they were not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has been recorded is offered for deletion afterwards. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was recorded of this answer is thrown away. The reason stands in the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw the consent: {purpose}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a technical fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>already answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the interview ended here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the person does not want to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the person needs other help now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the person wants to stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>A task failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addendum signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer amended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer to be taken again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinician&apos;s words marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compacted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion reading corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interview broken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened with the recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question put in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording saved after a crash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key renewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report drafted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report signed by a second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk statement dealt with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault upgraded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditPanel</name>
    <message>
        <source>Audit trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the audit trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is on record about this session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What and who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did what and when; never what was said.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>Camera picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: nothing is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture stands still</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptionView</name>
    <message>
        <source>Heard so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words appear here while they are spoken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recogniser is known to be poor on free speech.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words heard so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rough</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>{name} (not here now)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClinicianWindow</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Anamnesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer is being recorded. It ends here and is kept; you can go on with it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crisis card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is everything there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the interview?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave this interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session was aborted. What was recorded is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Conductor</name>
    <message>
        <source>This part of the program is busy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Days to keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rule of the site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{purpose}: no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{purpose}: yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>, </source>
        <comment>between the points that are still open</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A legal representative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parent or guardian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never a name: the form names nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded, so this does not arise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the blank form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program for questions and report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read feelings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it together. The person decides point by point; you note the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still open: {points}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person and a parent or guardian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of this site do not allow it, so it is not asked and does not happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gave this consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down and go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrisisCard</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crisis card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its protocol and its numbers are written in Settings, under Safety.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then, follow the procedure of your clinic. This program gives no number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your site does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your site has not set up its crisis card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your site has set no telephone numbers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DisorderField</name>
    <message>
        <source>&amp;What is the interview about?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name, an abbreviation, an everyday expression or an ICD-11 code, in either language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do you mean one of these?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no questions of its own: the general plan is used, which fits anybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep “{name}” and use the general plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed by the language model. Please check that this is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised by another of its names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised by its code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised from an everyday expression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised from its abbreviation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised in spite of its spelling. Please check that this is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken as you typed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example: generalised anxiety, GAD, 6B00</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>PocketSphinx (rough)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a page laid out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a word spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cleans the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finds faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps sessions encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>makes the PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none: typed answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plays the voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads and writes recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recognises the name of a disorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rough English speech to text without a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speaks the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speech to text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the letters of the PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network voice, when allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the offline voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writes down what is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writes the report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interviews can run, with everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interviews can run. What is missing below makes them poorer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interviews cannot run on this computer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the program needs, what is here, and the remedy for what is not.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DueDialog</name>
    <message>
        <source>Delete what is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held, and so it stays:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be undone. Backups made before still hold it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past its keeping time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmotionBar</name>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expressed cues</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {senses}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough evidence for one label, from {senses}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What face and voice express is not what is felt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmotionPanel</name>
    <message numerus="yes">
        <source>%n people in the picture</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Insufficient evidence: nothing could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this as your word for it; what the model read stays beside it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own word for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own word for it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own word for it: {label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>face seen in {share} of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read in {read} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned away in {share}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase everything about this person?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every session of {person} goes, with everything in it: {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be undone. That they were deleted, when and by whom stays on record; backups made before still hold them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code of the person to erase them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {number} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Something unexpected went wrong ({name}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This part of the program is busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. What was saved is safe.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorState</name>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A device is missing or does not answer</source>
        <translation>جهاز غير موجود أو لا يستجيب</translation>
    </message>
    <message>
        <source>A file cannot be read to its end</source>
        <translation>تعذرت قراءة ملف حتى نهايته</translation>
    </message>
    <message>
        <source>A model or a voice is missing</source>
        <translation>نموذج أو صوت غير موجود</translation>
    </message>
    <message>
        <source>A part of the program is not installed</source>
        <translation>جزء من البرنامج غير مثبَّت</translation>
    </message>
    <message>
        <source>No disorder is known by this name</source>
        <translation>لا يوجد اضطراب معروف بهذا الاسم</translation>
    </message>
    <message>
        <source>Please wait before you try again</source>
        <translation>انتظر قليلا قبل المحاولة من جديد</translation>
    </message>
    <message>
        <source>Something is not as it should be</source>
        <translation>هناك أمر ليس كما ينبغي</translation>
    </message>
    <message>
        <source>The language model gave no usable reply</source>
        <translation>لم يعط نموذج اللغة ردا صالحا</translation>
    </message>
    <message>
        <source>The network is not allowed</source>
        <translation>استخدام الشبكة غير مسموح به</translation>
    </message>
    <message>
        <source>The passphrase is not right</source>
        <translation>عبارة المرور غير صحيحة</translation>
    </message>
    <message>
        <source>The sessions cannot be opened or written</source>
        <translation>تعذر فتح الجلسات أو حفظها</translation>
    </message>
    <message>
        <source>This cannot be taken as it is</source>
        <translation>لا يمكن قبول هذا كما هو</translation>
    </message>
    <message>
        <source>Your role does not allow this</source>
        <translation>دورك لا يسمح بهذا</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>A folder for all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a supervisor signs beside the author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is saved outside the vault is not encrypted. Who can read the file, reads it all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Remove this finding: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message>
        <source>&amp;Clips: recordings that were brought in as files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Everything: the whole session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pictures: the video of every answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sound: the voice in every answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers, transcripts, emotion readings, notes, report and all recordings go. It cannot be undone. That it was deleted, when and by whom stays on record; backups made before still hold it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is marked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is marked goes and the rest stays. It cannot be undone: nobody can play it again. Backups made before still hold it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What of this session shall be deleted?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no disorder chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{person}, {disorder}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>This is how the questions sound.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterviewHead</name>
    <message>
        <source>All questions are asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: nothing is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question is spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working out the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing down the last words…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterviewPage</name>
    <message>
        <source>Ending the answer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are speaking: not part of the answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterviewPages</name>
    <message>
        <source>The interview had moved on; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>clips brought in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveColumn</name>
    <message>
        <source>None: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read while the person answers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoadingState</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Checking the passphrase. This takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was locked together with the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody used it for some minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording goes on and is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer slept, or its clock was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You locked it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogsPage</name>
    <message>
        <source>&amp;Copy what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faults only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines: {shown} of {every}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program has had nothing to note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s own lines, with numbers and kinds of faults. Nothing that was said and no name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings and faults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abort the session…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done with the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the interview here…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a question…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip the question…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the answer instead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>At least {number} characters. Four or five unrelated words are good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good, if the words have nothing to do with each other or with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long enough. One more unrelated word makes it much better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few different characters: {number} are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short: {number} more needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>A note – Enter saves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes on this question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>إغلاق هذه الرسالة</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>A whole number from {least} to {most}. It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number, {least} or more. It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnQuestion</name>
    <message>
        <source>&amp;Add a question about {topic}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a question of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not about this topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts it after the chosen question (Enter in the field)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">إلغاء</translation>
    </message>
    <message>
        <source>Checking the passphrase. This takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseForm</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next try is taken in {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>&amp;Code of the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never a name. Without a code the session is found by its date only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a name. Please use a code that says nothing about the person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example: A-2047</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonScreen</name>
    <message>
        <source>The person asked for a pause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person would like to hear the question again. Repeating it drops what was said.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonWindow</name>
    <message>
        <source>A break, please</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program is reading emotion from your face and voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program reads emotion from your answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">إلغاء</translation>
    </message>
    <message>
        <source>Hear it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening – take all the time you need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither your voice nor your picture is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being recorded. You can type your answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please wait for the clinician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you. Please wait for the clinician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question is being read out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We are taking a break. Nothing is being recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome. We will begin in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your picture is being recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your picture is recorded while you answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your voice is being recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your voice is recorded while you answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanEdits</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reword</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanList</name>
    <message>
        <source>Questions of the plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>A question of your own is typed and not in the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it, or begin without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change, move, take out or add. They are in our own words after ICD-11 and not validated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have them written, or add questions of your own below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No question yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan asks nothing about risk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The questions are being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The questions could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished">إعادة المحاولة</translation>
    </message>
    <message>
        <source>Write the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write them anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your changes to these questions would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanRow</name>
    <message>
        <source>Enter keeps the words, Escape leaves them as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanSide</name>
    <message>
        <source>About this question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a question about {topic}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topics of this disorder that it does not reach.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is asked</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanTools</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Change the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>your own question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaybackBar</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Playback</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemBar</name>
    <message>
        <source>Check its plug, then pause and continue; or type the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished">إغلاق هذه الرسالة</translation>
    </message>
    <message>
        <source>Go on, or try once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on: it can be read once more in the review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it muted or far away? The answer can be typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than ten minutes of recording fit on this disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room on the disk, or end after this answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the microphone away a little, or turn it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a light in front of the person, or take the cover off the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the question out yourself, or repeat it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the question, type the answer, or skip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera&apos;s picture stands still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: nothing is recorded any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is nearly full: the picture is no longer recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone does not answer: nothing is heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The microphone is there but nothing is heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture is too dark to see a face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is kept. Go on: it can be written down in the review.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound goes on. Check its plug, or go on without a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound goes on. Make room on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound goes on. Plug the camera in again, or go on without a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is complete. Close other programs if it goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is too loud and is cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine does not keep up: pictures are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the answer, and make room on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProtocolCard</name>
    <message>
        <source>None has been set up. Follow your service&apos;s own; it can be entered in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol of this site</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>If needed: {probes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionDetail</name>
    <message>
        <source>Analyse again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask this question again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the interview with this question; what was said is kept as an earlier take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First say what was done about the risk statement that is still open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read: there is no consent to emotion reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back into the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay in the review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interview goes back to this question. Your correction and the reading of this answer are set aside with it; risk statements stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This question was not asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down the words and read the emotion once more from the recording</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Insert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked right after the present one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message numerus="yes">
        <source>%n open risk statement(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risk statement(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up and down: another question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>amended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadBackCard</name>
    <message>
        <source>If they want to say it otherwise, write their words here. They count before all others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as the person&apos;s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back to the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the person changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Another reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>&amp;Ask the question again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on with this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer was cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the answer was recorded is not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than a second of the answer was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer ends where it was cut off, and the interview goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program stopped in the middle of an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question is spoken again. What was recorded before does not count as the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is there stays, and a new recording begins behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no disorder chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{person}, {disorder}, begun {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s of the answer are recorded and safe.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryForm</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens the vault and gives one user a new passphrase. The printed key stays good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open with the recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the vault. This takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the new passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} groups of five, as on the sheet. Spaces and small letters do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RehearsalPage</name>
    <message>
        <source>&amp;Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For you alone, before the person is asked. Nothing of this is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing heard? Turn up the loudspeaker, or choose another voice in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you see this. Devices are closed when you leave the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say a few words: the bar should move, and stay out of its last part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say a test sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer is slow for this camera: some pictures are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is how the person will hear the questions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportEditor</name>
    <message>
        <source>Add this finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnosis, codes and plan are yours alone; nothing is drafted here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field of the mental state examination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mental state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not written here stands in the report as not assessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your formulation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your formulation: diagnosis, codes, plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%n risk statement(s) without a disposition: say first what was done.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A risk statement was put off: the report can be written, but not signed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last step did not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to review in this session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RiskCard</name>
    <message numerus="yes">
        <source>%n statement(s) still to be seen to</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Before going on: please look at this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you see this. A rule found it in the words; you know what it means.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RiskStatement</name>
    <message>
        <source>Assessed now – the interview can go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over to a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen to this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen to this statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a statement of risk (misheard)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note (as you like)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note on what was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety plan or next steps started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typed, so it has no time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Arrow keys: five seconds back or on. Space: play or pause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place in the answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionPanel</name>
    <message>
        <source>&amp;Audit trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Erase this person…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another session of this person is held, so the person cannot be erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By law or by order: nothing deletes it until it is released</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything about this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held: it cannot be deleted until it is released.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it be deleted again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No disorder chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session as files</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionsList</name>
    <message>
        <source>Broken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interview under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session fits. Search for something else, or show every stage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review and report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk statement waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by person, disorder or date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions: {every}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions: {found} of {every}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show which stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionsModel</name>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionsPage</name>
    <message>
        <source>&amp;New interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin an interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is deleted unless you say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the list of sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past its keeping time: something in {number} of the sessions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you record stays in the vault on this computer, and stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A recording goes on under a locked screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips brought in as files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted from the first of a kind. What a consent says goes first. Nothing is deleted without asking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices and hearing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each interview has a language of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each question goes to Google as text. No answer and no name does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion reading may be used at this site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File of the Piper voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flite: English only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google gets every question, and only when it is allowed under Network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google may speak the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google: needs the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many a new plan has; you can add and take out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your own words. It stands on the crisis card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be changed for each interview.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends in .onnx; its .json lies beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works on this computer, without the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its code, as in en or ar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of a new interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the Piper voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the screen after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone: answers are typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: answers are typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: questions are only shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is opened before the person has consented.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer unless you allow it here, each purpose by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: nobody is asked for it and nothing reads it. Some laws demand that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a line, with whose it is. The program knows none of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Piper: a voice of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PocketSphinx: rough, English only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small, in their window, while they answer. Some people do not like it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text: answers, report; with it the whole session goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The crisis card can be opened from every page, the locked screen too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first one there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person may see their own picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your site does in a crisis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing down what is said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eSpeak NG: comes with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty: until somebody deletes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words a minute</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Back to the defaults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are kept at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for devices again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase and users</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be taken. It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettlingPanel</name>
    <message>
        <source>Writing down the last words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing down the last words…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sitting</name>
    <message>
        <source>Delete what was recorded?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted. That it was, when and by whom stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent was withdrawn. Shall what was recorded under it be deleted for good? It cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SmallCard</name>
    <message>
        <source>Crisis card</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceLink</name>
    <message>
        <source>Hear what this rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>question {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>question {number}, {times}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>source no longer in the plan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Being analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits: a risk statement</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>&amp;Language of the interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Number of questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason for the interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age &amp;band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes on to the consent form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on to consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No names here either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say first what the interview is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try camera and microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known before: reason, age, notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example: 30–39</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no camera: only sound is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no microphone: answers are typed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatementRow</name>
    <message>
        <source>Remove this sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked against the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsupported: nothing said bears this out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatementsPart</name>
    <message>
        <source>Add a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a sentence: {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part}, sentence {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TypingPanel</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send what is typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message numerus="yes">
        <source>%n more under Sessions.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut off on {date}, {stage}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with {session}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the last question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before the first question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>during the interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Anamnesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the passphrase. This takes a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the vault to see and to begin interviews.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the recovery key instead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UsersPanel</name>
    <message>
        <source>Add a user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, as it is signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an administrator adds users.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new user types the passphrase, so that nobody else knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old one opens nothing from then on but copies of the vault that were made before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may open the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordView</name>
    <message>
        <source>Click on a word, or press Return in it, to play from there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words as they were heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You: </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_CheckLine</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the remedy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Choice</name>
    <message>
        <source>The first one: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Correction</name>
    <message>
        <source>Corrected text of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z takes back what was typed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_FlagBox</name>
    <message>
        <source>Put off by {who}: {note}. Nothing can be signed until it is seen to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Notes</name>
    <message>
        <source>A moment was marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private: they do not stand in the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
