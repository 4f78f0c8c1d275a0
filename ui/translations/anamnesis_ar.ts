<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AboutPage</name>
    <message>
        <source>About Anamnesis</source>
        <translation>حول Anamnesis</translation>
    </message>
    <message>
        <source>Anamnesis is free under the Apache License 2.0. Its parts have licences of their own.</source>
        <translation>برنامج Anamnesis حرّ بموجب رخصة أباتشي 2.0، ولأجزائه رخص خاصة بها.</translation>
    </message>
    <message>
        <source>Emotion readings are cues with a probability, not feelings and not evidence of truth. Recognised words contain mistakes: read them against the recording.</source>
        <translation>قراءات الانفعال إشارات مقرونة باحتمال، وليست مشاعر ولا دليلًا على الحقيقة. والكلمات المدوَّنة آليًا لا تخلو من أخطاء: قارنها بالتسجيل.</translation>
    </message>
    <message>
        <source>Everything stays on this computer, encrypted, unless you allow one named thing to leave it. Nobody outside has audited the program.</source>
        <translation>يبقى كل شيء مشفَّرًا على هذا الحاسوب، إلا إذا سمحتَ بخروج شيء محدَّد باسمه. ولم تُدقِّق البرنامجَ أي جهة خارجية.</translation>
    </message>
    <message>
        <source>It helps a trained clinician to hold, record and write up a psychiatric interview. The clinician is present, decides everything and answers for the report.</source>
        <translation>يعين الطبيب المؤهَّل على إجراء المقابلة النفسية وتسجيلها وكتابة تقريرها. والطبيب حاضر، يقرر كل شيء ويتحمل مسؤولية التقرير.</translation>
    </message>
    <message>
        <source>It makes no diagnosis, is no medical device, and is not for use without a clinician. It neither treats nor advises the person. It does not replace a risk assessment.</source>
        <translation>لا يضع تشخيصًا، وليس جهازًا طبيًا، ولا يُستعمل دون طبيب. لا يعالج الشخص ولا يقدّم له نصحًا، ولا يغني عن تقييم الخطر.</translation>
    </message>
    <message>
        <source>Its hash is not known.</source>
        <translation>بصمته غير معروفة.</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>الرخصة</translation>
    </message>
    <message>
        <source>Models on this computer</source>
        <translation>النماذج على هذا الحاسوب</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>لا يوجد.</translation>
    </message>
    <message>
        <source>Of what it is made</source>
        <translation>مكوّناته</translation>
    </message>
    <message>
        <source>Research prototype</source>
        <translation>نموذج بحثي أولي</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>الإصدار {version}</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>ما الغرض منه</translation>
    </message>
    <message>
        <source>What it is not for</source>
        <translation>ما لا يصلح له</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} ميغابايت</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Abort the session…</source>
        <translation>قطع الجلسة…</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>الموافقة</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>End the interview here…</source>
        <translation>إنهاء المقابلة هنا…</translation>
    </message>
    <message>
        <source>Hold while you speak yourself: your words are not the answer (hold F8)</source>
        <translation>اضغط باستمرار ما دمت تتكلم أنت: كلامك ليس من الإجابة (اضغط F8 باستمرار)</translation>
    </message>
    <message>
        <source>I am speaking</source>
        <translation>أنا أتكلم</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>إعادة السؤال</translation>
    </message>
    <message>
        <source>Send what is typed</source>
        <translation>إرسال المكتوب</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطّي السؤال</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>The answer is complete: Space, or</source>
        <translation>اكتملت الإجابة: مفتاح المسافة، أو</translation>
    </message>
    <message>
        <source>Type instead</source>
        <translation>الكتابة بدل الكلام</translation>
    </message>
    <message>
        <source>Withdraw a consent</source>
        <translation>سحب موافقة</translation>
    </message>
    <message>
        <source>Withdraw: {purpose}…</source>
        <translation>سحب الموافقة: {purpose}…</translation>
    </message>
</context>
<context>
    <name>AddendumDialog</name>
    <message>
        <source>Add and sign</source>
        <translation>إضافة وتوقيع</translation>
    </message>
    <message>
        <source>Add to the signed report</source>
        <translation>إضافة إلى التقرير الموقَّع</translation>
    </message>
    <message>
        <source>Addendum</source>
        <translation>ملحق</translation>
    </message>
    <message>
        <source>The report stays as it was signed. What you add stands below it under your name and today&apos;s date.</source>
        <translation>يبقى التقرير كما وُقِّع، ويأتي ما تضيفه تحته باسمك وبتاريخ اليوم.</translation>
    </message>
    <message>
        <source>Your passphrase, as your signature</source>
        <translation>عبارة المرور، بمثابة توقيعك</translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>Insert a question</source>
        <translation>إدراج سؤال</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>الأسئلة</translation>
    </message>
    <message>
        <source>Questions of this interview</source>
        <translation>أسئلة هذه المقابلة</translation>
    </message>
    <message>
        <source>done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>now</source>
        <translation>الآن</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>متخطّى</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>{state}, a follow-up</source>
        <translation>{state}، سؤال متابعة</translation>
    </message>
    <message>
        <source>{state}, with a statement of risk</source>
        <translation>{state}، وفيه قول يدل على خطر</translation>
    </message>
</context>
<context>
    <name>AnalysingPanel</name>
    <message>
        <source> and </source>
        <translation> و</translation>
    </message>
    <message>
        <source>Answers worked out</source>
        <translation>الإجابات التي اكتملت معالجتها</translation>
    </message>
    <message>
        <source>Question {number}: waiting for {parts}</source>
        <translation>السؤال {number}: في انتظار {parts}</translation>
    </message>
    <message>
        <source>The interview is over. The last answers are being worked out.</source>
        <translation>انتهت المقابلة، وتُعالَج الآن آخر الإجابات.</translation>
    </message>
    <message>
        <source>expressed cues</source>
        <translation>الإشارات الظاهرة</translation>
    </message>
    <message>
        <source>words</source>
        <translation>الكلمات</translation>
    </message>
    <message>
        <source>{done} of {total} are complete</source>
        <translation>اكتملت {done} من {total}</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Answer</source>
        <translation>الإجابة</translation>
    </message>
    <message>
        <source>As heard</source>
        <translation>كما سُمعت</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>تصحيح</translation>
    </message>
    <message>
        <source>No answer was given.</source>
        <translation>لم تُعطَ إجابة.</translation>
    </message>
    <message>
        <source>No words were heard.</source>
        <translation>لم تُسمع كلمات.</translation>
    </message>
    <message>
        <source>No words: {reason}</source>
        <translation>لا كلمات: {reason}</translation>
    </message>
    <message>
        <source>Restore what was heard</source>
        <translation>استعادة ما سُمع</translation>
    </message>
    <message>
        <source>The answer is not written down yet.</source>
        <translation>لم تُدوَّن الإجابة بعد.</translation>
    </message>
    <message>
        <source>The question was skipped: {reason}</source>
        <translation>جرى تخطّي السؤال: {reason}</translation>
    </message>
    <message>
        <source>This question was not asked.</source>
        <translation>لم يُطرح هذا السؤال.</translation>
    </message>
    <message>
        <source>Write what was really said; what was heard is kept</source>
        <translation>اكتب ما قيل فعلًا؛ ويُحفظ ما سُمع</translation>
    </message>
    <message>
        <source>amended by the person</source>
        <translation>عدّلها الشخص</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>مصحَّحة</translation>
    </message>
    <message>
        <source>left out of the report</source>
        <translation>مستبعدة من التقرير</translation>
    </message>
    <message>
        <source>rough transcript</source>
        <translation>تدوين تقريبي</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>مكتوبة</translation>
    </message>
</context>
<context>
    <name>AnswerClock</name>
    <message>
        <source>Length of the answer</source>
        <translation>مدة الإجابة</translation>
    </message>
</context>
<context>
    <name>Around</name>
    <message>
        <source>An empty folder for the whole record</source>
        <translation>مجلد فارغ للملف كله</translation>
    </message>
    <message>
        <source>Leave it first.</source>
        <translation>غادرها أولًا.</translation>
    </message>
    <message>
        <source>The passphrase was changed.</source>
        <translation>تغيّرت عبارة المرور.</translation>
    </message>
    <message>
        <source>The whole record is in {folder}. It is not encrypted.</source>
        <translation>الملف كله في {folder}، وهو غير مشفَّر.</translation>
    </message>
    <message>
        <source>There is something in this folder already.</source>
        <translation>هذا المجلد ليس فارغًا.</translation>
    </message>
    <message>
        <source>This interview is going on.</source>
        <translation>هذه المقابلة جارية.</translation>
    </message>
    <message>
        <source>{name} may open the vault now.</source>
        <translation>يستطيع {name} فتح الخزنة الآن.</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Abort the session</source>
        <translation>قطع الجلسة</translation>
    </message>
    <message>
        <source>Abort the whole session?</source>
        <translation>أتريد قطع الجلسة كلها؟</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>إنهاء هنا</translation>
    </message>
    <message>
        <source>End the interview here?</source>
        <translation>أتريد إنهاء المقابلة هنا؟</translation>
    </message>
    <message>
        <source>Face and voice are no longer read. Everything else goes on.</source>
        <translation>تتوقف قراءة الوجه والصوت، ويستمر كل ما عداها.</translation>
    </message>
    <message>
        <source>No language model drafts text any more. Questions already planned stay.</source>
        <translation>لن يصوغ نموذج لغوي أي نص بعد الآن، وتبقى الأسئلة التي سبق وضعها.</translation>
    </message>
    <message>
        <source>No picture is recorded any more. The sound goes on.</source>
        <translation>يتوقف تسجيل الصورة، ويستمر الصوت.</translation>
    </message>
    <message>
        <source>No sound is recorded or written down any more. Answers can be typed.</source>
        <translation>يتوقف تسجيل الصوت وتدوينه، ويمكن كتابة الإجابات.</translation>
    </message>
    <message>
        <source>Recording stops at once, and there will be no review and no report. What is saved stays.</source>
        <translation>يتوقف التسجيل فورًا، ولن تكون هناك مراجعة ولا تقرير. ويبقى ما سبق حفظه.</translation>
    </message>
    <message>
        <source>Recordings are deleted once the session is closed.</source>
        <translation>تُحذف التسجيلات بعد إغلاق الجلسة.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>تخطّي السؤال</translation>
    </message>
    <message>
        <source>Skip this question?</source>
        <translation>أتريد تخطّي هذا السؤال؟</translation>
    </message>
    <message>
        <source>The present answer is kept as it is. The questions after it will not be asked; the report says that they were not.</source>
        <translation>تُحفظ الإجابة الحالية كما هي. ولن تُطرح الأسئلة التي بعدها، ويذكر التقرير أنها لم تُطرح.</translation>
    </message>
    <message>
        <source>What has been recorded is offered for deletion afterwards. This cannot be undone.</source>
        <translation>ستُسأل بعد ذلك هل يُحذف ما سُجّل. ولا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>What there is so far stays in the record. This cannot be undone.</source>
        <translation>يبقى في الملف ما دُوّن حتى الآن. ولا يمكن التراجع عن هذا.</translation>
    </message>
    <message>
        <source>What was recorded of this answer is thrown away. The reason stands in the report.</source>
        <translation>يُحذف ما سُجّل من هذه الإجابة، ويُذكر السبب في التقرير.</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>سحب الموافقة</translation>
    </message>
    <message>
        <source>Withdraw the consent: {purpose}?</source>
        <translation>أتريد سحب الموافقة: {purpose}؟</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>A task failed</source>
        <translation>تعذّر إتمام عملية</translation>
    </message>
    <message>
        <source>Addendum signed</source>
        <translation>وُقِّع ملحق</translation>
    </message>
    <message>
        <source>Analysis asked for</source>
        <translation>طُلب التحليل</translation>
    </message>
    <message>
        <source>Answer amended</source>
        <translation>عُدّلت إجابة</translation>
    </message>
    <message>
        <source>Answer complete</source>
        <translation>اكتملت إجابة</translation>
    </message>
    <message>
        <source>Answer ended</source>
        <translation>انتهت إجابة</translation>
    </message>
    <message>
        <source>Answer left out</source>
        <translation>استُبعدت إجابة</translation>
    </message>
    <message>
        <source>Answer recorded</source>
        <translation>سُجّلت إجابة</translation>
    </message>
    <message>
        <source>Answer to be taken again</source>
        <translation>طُلبت إعادة إجابة</translation>
    </message>
    <message>
        <source>Answer typed</source>
        <translation>كُتبت إجابة</translation>
    </message>
    <message>
        <source>Answer written down</source>
        <translation>دُوّنت إجابة</translation>
    </message>
    <message>
        <source>Audit accepted</source>
        <translation>قُبل سجل التدقيق</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>أُخذت نسخة احتياطية</translation>
    </message>
    <message>
        <source>Clinician&apos;s words marked</source>
        <translation>حُدّد كلام الطبيب</translation>
    </message>
    <message>
        <source>Compacted</source>
        <translation>ضُغطت الخزنة</translation>
    </message>
    <message>
        <source>Consent taken back</source>
        <translation>سُحبت موافقة</translation>
    </message>
    <message>
        <source>Consent written down</source>
        <translation>دُوّنت الموافقة</translation>
    </message>
    <message>
        <source>Continued</source>
        <translation>استؤنفت</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>حُذفت</translation>
    </message>
    <message>
        <source>Emotion read</source>
        <translation>قُرئ الانفعال</translation>
    </message>
    <message>
        <source>Emotion reading corrected</source>
        <translation>صُحّحت قراءة الانفعال</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>صُدّرت</translation>
    </message>
    <message>
        <source>Follow-up approved</source>
        <translation>أُقرّ سؤال المتابعة</translation>
    </message>
    <message>
        <source>Follow-up not asked</source>
        <translation>لم يُطرح سؤال المتابعة</translation>
    </message>
    <message>
        <source>Follow-up suggested</source>
        <translation>اقتُرح سؤال متابعة</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>متحفَّظ عليها</translation>
    </message>
    <message>
        <source>Interview broken off</source>
        <translation>قُطعت المقابلة</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>السؤال التالي</translation>
    </message>
    <message>
        <source>No follow-up to suggest</source>
        <translation>لا سؤال متابعة يُقترح</translation>
    </message>
    <message>
        <source>Note written</source>
        <translation>كُتبت ملاحظة</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>فُتح من جديد</translation>
    </message>
    <message>
        <source>Opened with the recovery key</source>
        <translation>فُتحت بمفتاح الاسترداد</translation>
    </message>
    <message>
        <source>Passphrase changed</source>
        <translation>تغيّرت عبارة المرور</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>أُوقفت مؤقتًا</translation>
    </message>
    <message>
        <source>Plan approved</source>
        <translation>اعتُمدت الخطة</translation>
    </message>
    <message>
        <source>Plan changed</source>
        <translation>تغيّرت الخطة</translation>
    </message>
    <message>
        <source>Question put in</source>
        <translation>أُدرج سؤال</translation>
    </message>
    <message>
        <source>Question repeated</source>
        <translation>أُعيد سؤال</translation>
    </message>
    <message>
        <source>Question skipped</source>
        <translation>جرى تخطّي سؤال</translation>
    </message>
    <message>
        <source>Question spoken</source>
        <translation>نُطق سؤال</translation>
    </message>
    <message>
        <source>Questions asked for</source>
        <translation>طُلبت الأسئلة</translation>
    </message>
    <message>
        <source>Questions written</source>
        <translation>كُتبت الأسئلة</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>قُرئت</translation>
    </message>
    <message>
        <source>Recording saved after a crash</source>
        <translation>أُنقذ تسجيل بعد توقف مفاجئ</translation>
    </message>
    <message>
        <source>Recovery key renewed</source>
        <translation>جُدّد مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>رُفع التحفّظ</translation>
    </message>
    <message>
        <source>Report drafted</source>
        <translation>كُتبت مسودة التقرير</translation>
    </message>
    <message>
        <source>Report edited</source>
        <translation>عُدّل التقرير</translation>
    </message>
    <message>
        <source>Report signed</source>
        <translation>وُقِّع التقرير</translation>
    </message>
    <message>
        <source>Report signed by a second person</source>
        <translation>وقّع التقريرَ شخص ثانٍ</translation>
    </message>
    <message>
        <source>Restored</source>
        <translation>استُعيدت من نسخة احتياطية</translation>
    </message>
    <message>
        <source>Review approved</source>
        <translation>اعتُمدت المراجعة</translation>
    </message>
    <message>
        <source>Review opened again</source>
        <translation>فُتحت المراجعة من جديد</translation>
    </message>
    <message>
        <source>Risk statement dealt with</source>
        <translation>عولج قول يدل على خطر</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>حُفظت</translation>
    </message>
    <message>
        <source>Session begun</source>
        <translation>بدأت الجلسة</translation>
    </message>
    <message>
        <source>Text corrected</source>
        <translation>صُحّح نص</translation>
    </message>
    <message>
        <source>User added</source>
        <translation>أُضيف مستخدم</translation>
    </message>
    <message>
        <source>User removed</source>
        <translation>أُزيل مستخدم</translation>
    </message>
    <message>
        <source>Vault checked</source>
        <translation>فُحصت الخزنة</translation>
    </message>
    <message>
        <source>Vault closed</source>
        <translation>أُغلقت الخزنة</translation>
    </message>
    <message>
        <source>Vault opened</source>
        <translation>فُتحت الخزنة</translation>
    </message>
    <message>
        <source>Vault upgraded</source>
        <translation>رُقّيت الخزنة</translation>
    </message>
</context>
<context>
    <name>AuditPanel</name>
    <message>
        <source>Audit trail</source>
        <translation>سجل التدقيق</translation>
    </message>
    <message>
        <source>Close the audit trail</source>
        <translation>إغلاق سجل التدقيق</translation>
    </message>
    <message>
        <source>Nothing is on record about this session.</source>
        <translation>لا شيء مسجَّل عن هذه الجلسة.</translation>
    </message>
    <message>
        <source>Who did what and when; never what was said.</source>
        <translation>من فعل ماذا ومتى، ولا شيء مما قيل.</translation>
    </message>
</context>
<context>
    <name>BackToReview</name>
    <message>
        <source>Back to the review</source>
        <translation>العودة إلى المراجعة</translation>
    </message>
    <message>
        <source>Go back to the review?</source>
        <translation>أتريد العودة إلى المراجعة؟</translation>
    </message>
    <message>
        <source>Stay with the report</source>
        <translation>البقاء في التقرير</translation>
    </message>
    <message>
        <source>When you come back, the sentences of this draft will be written anew. Those that you wrote or changed, your formulation and your own findings stay.</source>
        <translation>عندما تعود ستُكتب جمل هذه المسودة من جديد. أما ما كتبته أو غيّرته منها وصياغتك ونتائجك الخاصة فتبقى.</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>Camera picture</source>
        <translation>صورة الكاميرا</translation>
    </message>
    <message>
        <source>No picture is recorded</source>
        <translation>لا تُسجَّل أي صورة</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>لا صورة بعد</translation>
    </message>
    <message>
        <source>Paused: nothing is recorded</source>
        <translation>إيقاف مؤقت: لا يُسجَّل شيء</translation>
    </message>
    <message>
        <source>The camera does not answer</source>
        <translation>الكاميرا لا تستجيب</translation>
    </message>
    <message>
        <source>The picture is too dark</source>
        <translation>الصورة معتمة جدًا</translation>
    </message>
    <message>
        <source>The picture stands still</source>
        <translation>الصورة متجمدة</translation>
    </message>
</context>
<context>
    <name>CaptionView</name>
    <message>
        <source>Heard so far</source>
        <translation>المسموع حتى الآن</translation>
    </message>
    <message>
        <source>No words: {reason}</source>
        <translation>لا كلمات: {reason}</translation>
    </message>
    <message>
        <source>The words appear here while they are spoken.</source>
        <translation>تظهر الكلمات هنا أثناء الكلام.</translation>
    </message>
    <message>
        <source>This recogniser is known to be poor on free speech.</source>
        <translation>أداة التعرّف هذه ضعيفة في الكلام الحر.</translation>
    </message>
    <message>
        <source>Words heard so far</source>
        <translation>الكلمات المسموعة حتى الآن</translation>
    </message>
    <message>
        <source>You: </source>
        <translation>أنت: </translation>
    </message>
    <message>
        <source>rough</source>
        <translation>تقريبي</translation>
    </message>
</context>
<context>
    <name>CatalogueLine</name>
    <message>
        <source>Fetch {name}</source>
        <translation>تنزيل {name}</translation>
    </message>
    <message>
        <source>Fetch…</source>
        <translation>تنزيل…</translation>
    </message>
    <message>
        <source>Get its file from its publisher and bring it in below.</source>
        <translation>احصل على ملفه من ناشره ثم أدخله في الأسفل.</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>{name} (not here now)</source>
        <translation>{name} (غير موجود الآن)</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>A difference may come from that alone.</source>
        <translation>قد يرجع الاختلاف إلى هذا وحده.</translation>
    </message>
    <message>
        <source>Back to the report</source>
        <translation>العودة إلى التقرير</translation>
    </message>
    <message>
        <source>Draft it once more</source>
        <translation>صياغتها مرة أخرى</translation>
    </message>
    <message>
        <source>No emotion was read in this interview: there is nothing to leave out.</source>
        <translation>لم يُقرأ أي انفعال في هذه المقابلة، فليس هناك ما يُستبعد.</translation>
    </message>
    <message>
        <source>No language model wrote this draft.</source>
        <translation>لم يكتب هذه المسودةَ أي نموذج لغوي.</translation>
    </message>
    <message>
        <source>The draft without emotion is being written: {share} %</source>
        <translation>تُكتب المسودة من دون الانفعال: {share} %</translation>
    </message>
    <message>
        <source>The drafts have different writers: {first} and {second}.</source>
        <translation>للمسودتين كاتبان مختلفان: {first} و{second}.</translation>
    </message>
    <message>
        <source>The person does not agree that emotion is read.</source>
        <translation>لا يوافق الشخص على قراءة الانفعال.</translation>
    </message>
    <message>
        <source>The plain writer judges nothing: only the lines of the emotion can differ.</source>
        <translation>الكاتب البسيط لا يحكم على شيء، فلا يمكن أن تختلف إلا أسطر الانفعال.</translation>
    </message>
    <message>
        <source>The report is being drafted without emotion</source>
        <translation>تُصاغ مسودة التقرير من دون الانفعال</translation>
    </message>
    <message>
        <source>The report with and without emotion</source>
        <translation>التقرير مع الانفعال ومن دونه</translation>
    </message>
    <message>
        <source>This shows what the same writer makes of the same answers when no emotion is told, and not why a sentence differs: a model words things differently each time, and one interview proves nothing. The second draft is not saved, signed or exported.</source>
        <translation>يُظهر هذا ما يكتبه الكاتب نفسه عن الإجابات نفسها حين لا يُذكر له أي انفعال، ولا يُظهر سبب اختلاف جملة ما: فالنموذج يصوغ في كل مرة صياغة مختلفة، ومقابلة واحدة لا تُثبت شيئًا. والمسودة الثانية لا تُحفظ ولا تُوقَّع ولا تُصدَّر.</translation>
    </message>
    <message>
        <source>With and without emotion</source>
        <translation>مع الانفعال ومن دونه</translation>
    </message>
    <message>
        <source>{count} of {all} parts of the second draft were not written by the language model.</source>
        <translation>لم يكتب النموذج اللغوي {count} من {all} من أجزاء المسودة الثانية.</translation>
    </message>
</context>
<context>
    <name>Conductor</name>
    <message>
        <source>This part of the program is busy.</source>
        <translation>هذا الجزء من البرنامج مشغول.</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Days to keep them</source>
        <translation>عدد أيام الحفظ</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>rule of the site</source>
        <translation>حسب قاعدة المنشأة</translation>
    </message>
    <message>
        <source>{purpose}: no</source>
        <translation>{purpose}: لا</translation>
    </message>
    <message>
        <source>{purpose}: yes</source>
        <translation>{purpose}: نعم</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>, </source>
        <comment>between the points that are still open</comment>
        <translation>، </translation>
    </message>
    <message>
        <source>A legal representative</source>
        <translation>ممثل قانوني</translation>
    </message>
    <message>
        <source>A parent or guardian</source>
        <translation>أحد الوالدين أو ولي الأمر</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>اختر</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>الموافقة</translation>
    </message>
    <message>
        <source>Keep the recordings</source>
        <translation>حفظ التسجيلات</translation>
    </message>
    <message>
        <source>Never a name: the form names nobody.</source>
        <translation>لا اسم هنا: فالنموذج لا يسمّي أحدًا.</translation>
    </message>
    <message>
        <source>Nothing is recorded, so this does not arise.</source>
        <translation>لا يُسجَّل شيء، فلا حاجة إلى هذا.</translation>
    </message>
    <message>
        <source>Print the blank form</source>
        <translation>طباعة النموذج الفارغ</translation>
    </message>
    <message>
        <source>Program for questions and report</source>
        <translation>أسئلة وتقرير بمساعدة برنامج</translation>
    </message>
    <message>
        <source>Read feelings</source>
        <translation>قراءة المشاعر</translation>
    </message>
    <message>
        <source>Read it together. The person decides point by point; you note the answer.</source>
        <translation>اقرآه معًا. الشخص يقرر في كل نقطة، وأنت تدوّن جوابه.</translation>
    </message>
    <message>
        <source>Record picture</source>
        <translation>تسجيل الصورة</translation>
    </message>
    <message>
        <source>Record sound</source>
        <translation>تسجيل الصوت</translation>
    </message>
    <message>
        <source>Still open: {points}</source>
        <translation>لم يُحسم بعد: {points}</translation>
    </message>
    <message>
        <source>The person</source>
        <translation>الشخص نفسه</translation>
    </message>
    <message>
        <source>The person and a parent or guardian</source>
        <translation>الشخص نفسه مع أحد الوالدين أو ولي الأمر</translation>
    </message>
    <message>
        <source>The settings of this site do not allow it, so it is not asked and does not happen.</source>
        <translation>إعدادات هذه المنشأة لا تسمح به، فلا يُسأل عنه ولا يحدث.</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>ما يترتب على ذلك</translation>
    </message>
    <message>
        <source>Who gave this consent</source>
        <translation>صاحب الموافقة</translation>
    </message>
    <message>
        <source>Write down and go on</source>
        <translation>تدوين ومتابعة</translation>
    </message>
</context>
<context>
    <name>ConsentSummary</name>
    <message>
        <source>A program may help with the questions and the report.</source>
        <translation>قد يساعد برنامج في الأسئلة والتقرير.</translation>
    </message>
    <message>
        <source>Feelings are not read at this site.</source>
        <translation>لا تُقرأ المشاعر في هذه المنشأة.</translation>
    </message>
    <message>
        <source>Feelings are not read.</source>
        <translation>لا تُقرأ المشاعر.</translation>
    </message>
    <message>
        <source>Feelings are read while the person answers, and a sign says so.</source>
        <translation>تُقرأ المشاعر أثناء إجابة الشخص، وتنبّه علامة إلى ذلك.</translation>
    </message>
    <message>
        <source>Nothing will be recorded; answers are typed.</source>
        <translation>لن يُسجَّل شيء، وتُكتب الإجابات كتابة.</translation>
    </message>
    <message>
        <source>Sound and picture will be recorded.</source>
        <translation>سيُسجَّل الصوت والصورة.</translation>
    </message>
    <message>
        <source>Sound will be recorded; the camera stays off.</source>
        <translation>سيُسجَّل الصوت، وتبقى الكاميرا مغلقة.</translation>
    </message>
    <message>
        <source>The picture will be recorded; the microphone stays off and answers are typed.</source>
        <translation>ستُسجَّل الصورة، ويبقى الميكروفون مغلقًا وتُكتب الإجابات كتابة.</translation>
    </message>
    <message>
        <source>The questions come from the fixed list, and the report only orders what was said.</source>
        <translation>تؤخذ الأسئلة من القائمة الثابتة، ولا يفعل التقرير سوى ترتيب ما قيل.</translation>
    </message>
    <message>
        <source>The recordings are due for deletion once the report is signed.</source>
        <translation>يحين موعد حذف التسجيلات بعد توقيع التقرير.</translation>
    </message>
    <message>
        <source>The recordings are kept as long as the rule of the site says.</source>
        <translation>تُحفظ التسجيلات المدة التي تحددها قاعدة المنشأة.</translation>
    </message>
    <message>
        <source>The recordings are kept; number of days: {days}.</source>
        <translation>تُحفظ التسجيلات، وعدد الأيام: {days}.</translation>
    </message>
</context>
<context>
    <name>CrisisCard</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Crisis card</source>
        <translation>بطاقة الأزمات</translation>
    </message>
    <message>
        <source>Its protocol and its numbers are written in Settings, under Safety.</source>
        <translation>يُكتب الإجراء المتبع وأرقام الهاتف في الإعدادات، تحت «السلامة».</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>فتح الإعدادات</translation>
    </message>
    <message>
        <source>Until then, follow the procedure of your clinic. This program gives no number.</source>
        <translation>وإلى ذلك الحين اتبع إجراءات عيادتك؛ فهذا البرنامج لا يقدّم أي رقم.</translation>
    </message>
    <message>
        <source>What your site does</source>
        <translation>ما تفعله منشأتك</translation>
    </message>
    <message>
        <source>Your site has not set up its crisis card.</source>
        <translation>لم تُعدّ منشأتك بطاقة الأزمات بعد.</translation>
    </message>
    <message>
        <source>Your site has set no telephone numbers.</source>
        <translation>لم تحدد منشأتك أي أرقام هاتف.</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}، {time}</translation>
    </message>
</context>
<context>
    <name>Devices</name>
    <message>
        <source>The system&apos;s choice</source>
        <translation>اختيار النظام</translation>
    </message>
    <message>
        <source>The system&apos;s choice (PipeWire)</source>
        <translation>اختيار النظام (PipeWire)</translation>
    </message>
    <message>
        <source>The system&apos;s choice (PulseAudio)</source>
        <translation>اختيار النظام (PulseAudio)</translation>
    </message>
</context>
<context>
    <name>DisorderField</name>
    <message>
        <source>&amp;What is the interview about?</source>
        <translation>ما موضوع المقابلة؟</translation>
    </message>
    <message>
        <source>A name, an abbreviation, an everyday expression or an ICD-11 code, in either language.</source>
        <translation>اسم أو اختصار أو تعبير شائع أو رمز ICD-11، بأيٍّ من اللغتين.</translation>
    </message>
    <message>
        <source>Ask the language model</source>
        <translation>اسأل النموذج اللغوي</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Do you mean one of these?</source>
        <translation>هل تقصد أحد هذه؟</translation>
    </message>
    <message>
        <source>It has no questions of its own: the general plan is used, which fits anybody.</source>
        <translation>ليست له أسئلة خاصة به: تُستعمل الخطة العامة التي تصلح للجميع.</translation>
    </message>
    <message>
        <source>Keep “{name}” and use the general plan</source>
        <translation>الإبقاء على «{name}» واستعمال الخطة العامة</translation>
    </message>
    <message>
        <source>Proposed by the language model. Please check that this is meant.</source>
        <translation>اقترحه النموذج اللغوي. تأكد من أنه المقصود.</translation>
    </message>
    <message>
        <source>Recognised by another of its names.</source>
        <translation>عُرف باسم آخر من أسمائه.</translation>
    </message>
    <message>
        <source>Recognised by its code.</source>
        <translation>عُرف برمزه.</translation>
    </message>
    <message>
        <source>Recognised by its name.</source>
        <translation>عُرف باسمه.</translation>
    </message>
    <message>
        <source>Recognised from an everyday expression.</source>
        <translation>عُرف من تعبير شائع.</translation>
    </message>
    <message>
        <source>Recognised from its abbreviation.</source>
        <translation>عُرف من اختصاره.</translation>
    </message>
    <message>
        <source>Recognised in spite of its spelling. Please check that this is meant.</source>
        <translation>عُرف رغم اختلاف كتابته. تأكد من أنه المقصود.</translation>
    </message>
    <message>
        <source>Taken as you typed it.</source>
        <translation>أُخذ كما كتبته.</translation>
    </message>
    <message>
        <source>The language model is asked.</source>
        <translation>يُسأل النموذج اللغوي الآن.</translation>
    </message>
    <message>
        <source>for example: generalised anxiety, GAD, 6B00</source>
        <translation>مثلًا: القلق المعمم، GAD، 6B00</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Install a C++ compiler ({install}), then run: {run}</source>
        <translation>ثبّت مترجم ⁦C++⁩ ({install})، ثم شغّل: {run}</translation>
    </message>
    <message>
        <source>Make room.</source>
        <translation>أفسح مكانًا.</translation>
    </message>
    <message>
        <source>PocketSphinx (rough)</source>
        <translation>PocketSphinx (تقريبي)</translation>
    </message>
    <message>
        <source>Run: {run}</source>
        <translation>شغّل: {run}</translation>
    </message>
    <message>
        <source>Use Python 3.11, 3.12 or 3.13.</source>
        <translation>استعمل Python 3.11 أو 3.12 أو 3.13.</translation>
    </message>
    <message>
        <source>a page laid out</source>
        <translation>تنسيق صفحة</translation>
    </message>
    <message>
        <source>a word spoken</source>
        <translation>نطق كلمة</translation>
    </message>
    <message>
        <source>cleans the report</source>
        <translation>ينقّي التقرير</translation>
    </message>
    <message>
        <source>drafts questions and the report</source>
        <translation>يصوغ مسودة الأسئلة والتقرير</translation>
    </message>
    <message>
        <source>emotion model</source>
        <translation>نموذج الانفعال</translation>
    </message>
    <message>
        <source>finds faces</source>
        <translation>يجد الوجوه</translation>
    </message>
    <message>
        <source>free disk</source>
        <translation>المساحة الحرة على القرص</translation>
    </message>
    <message>
        <source>installed</source>
        <translation>مثبَّت</translation>
    </message>
    <message>
        <source>keeps sessions encrypted</source>
        <translation>يحفظ الجلسات مشفَّرة</translation>
    </message>
    <message>
        <source>language model</source>
        <translation>نموذج اللغة</translation>
    </message>
    <message>
        <source>makes the PDF</source>
        <translation>ينشئ ملف PDF</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>غير موجود</translation>
    </message>
    <message>
        <source>none: the vetted bank</source>
        <translation>لا شيء: البنك المراجَع</translation>
    </message>
    <message>
        <source>none: typed answers</source>
        <translation>لا يوجد: الإجابات كتابةً</translation>
    </message>
    <message>
        <source>not allowed at this site</source>
        <translation>غير مسموح به في هذه المنشأة</translation>
    </message>
    <message>
        <source>plays the voice</source>
        <translation>يشغّل الصوت</translation>
    </message>
    <message>
        <source>reads and writes recordings</source>
        <translation>يقرأ التسجيلات ويكتبها</translation>
    </message>
    <message>
        <source>reads emotion</source>
        <translation>يقرأ الانفعال</translation>
    </message>
    <message>
        <source>recognises the name of a disorder</source>
        <translation>يتعرّف على اسم الاضطراب</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>التسجيلات</translation>
    </message>
    <message>
        <source>rough English speech to text without a model</source>
        <translation>تدوين تقريبي للكلام الإنجليزي دون نموذج</translation>
    </message>
    <message>
        <source>runs the program</source>
        <translation>يشغّل البرنامج</translation>
    </message>
    <message>
        <source>speaks the questions</source>
        <translation>ينطق الأسئلة</translation>
    </message>
    <message>
        <source>speech model</source>
        <translation>نموذج الكلام</translation>
    </message>
    <message>
        <source>speech to text</source>
        <translation>تدوين الكلام</translation>
    </message>
    <message>
        <source>the letters of the PDF</source>
        <translation>خطوط ملف PDF</translation>
    </message>
    <message>
        <source>the local language model</source>
        <translation>نموذج اللغة المحلي</translation>
    </message>
    <message>
        <source>the microphone</source>
        <translation>الميكروفون</translation>
    </message>
    <message>
        <source>the network voice, when allowed</source>
        <translation>صوت عبر الشبكة، عند السماح به</translation>
    </message>
    <message>
        <source>the offline voice</source>
        <translation>الصوت دون شبكة</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>trains emotion models</source>
        <translation>يدرّب نماذج الانفعال</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>voice {name}</source>
        <translation>الصوت {name}</translation>
    </message>
    <message>
        <source>works</source>
        <translation>يعمل</translation>
    </message>
    <message>
        <source>writes down what is said</source>
        <translation>يدوّن ما يقال</translation>
    </message>
    <message>
        <source>writes the report</source>
        <translation>يكتب التقرير</translation>
    </message>
    <message>
        <source>{name}: not tried</source>
        <translation>{name}: لم يُجرَّب</translation>
    </message>
    <message>
        <source>{number} hours of recording</source>
        <translation>تسجيل لعدد من الساعات: {number}</translation>
    </message>
    <message>
        <source>{number} minutes of recording</source>
        <translation>تسجيل لعدد من الدقائق: {number}</translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>Check again</source>
        <translation>إعادة الفحص</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>سليم</translation>
    </message>
    <message>
        <source>Interviews can run, with everything.</source>
        <translation>يمكن إجراء المقابلات، وكل شيء موجود.</translation>
    </message>
    <message>
        <source>Interviews can run. What is missing below makes them poorer.</source>
        <translation>يمكن إجراء المقابلات، لكن النواقص أدناه تحدّ مما تقدمه.</translation>
    </message>
    <message>
        <source>Interviews cannot run on this computer yet.</source>
        <translation>لا يمكن إجراء المقابلات على هذا الحاسوب بعد.</translation>
    </message>
    <message>
        <source>Looking at this computer</source>
        <translation>يُفحص هذا الحاسوب</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>نواقص</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <source>What the program needs, what is here, and the remedy for what is not.</source>
        <translation>ما يحتاج إليه البرنامج، وما هو موجود، وعلاج ما ينقص.</translation>
    </message>
</context>
<context>
    <name>DueDialog</name>
    <message>
        <source>Delete what is due</source>
        <translation>حذف ما حان موعده</translation>
    </message>
    <message>
        <source>Held, and so it stays:</source>
        <translation>متحفَّظ عليها، فتبقى:</translation>
    </message>
    <message>
        <source>It cannot be undone. Backups made before still hold it.</source>
        <translation>لا يمكن التراجع عن هذا. والنسخ الاحتياطية السابقة ما زالت تحويه.</translation>
    </message>
    <message>
        <source>Keeping times</source>
        <translation>مدد الحفظ</translation>
    </message>
    <message>
        <source>Past its keeping time</source>
        <translation>تجاوز مدة حفظه</translation>
    </message>
</context>
<context>
    <name>EditMenu</name>
    <message>
        <source>&amp;Edit</source>
        <translation>ت&amp;حرير</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>EmotionBar</name>
    <message>
        <source> and </source>
        <translation> و</translation>
    </message>
    <message>
        <source>Expressed cues</source>
        <translation>الإشارات الظاهرة</translation>
    </message>
    <message>
        <source>Most like {label}, from {senses}</source>
        <translation>أقرب إلى: {label}، من {senses}</translation>
    </message>
    <message>
        <source>Not enough evidence for one label, from {senses}</source>
        <translation>الأدلة لا تكفي لتسمية واحدة، من {senses}</translation>
    </message>
    <message>
        <source>Nothing was read yet.</source>
        <translation>لم يُقرأ شيء بعد.</translation>
    </message>
    <message>
        <source>What face and voice express is not what is felt.</source>
        <translation>ما يظهر على الوجه وفي الصوت ليس هو ما يُحَسّ به.</translation>
    </message>
</context>
<context>
    <name>EmotionPanel</name>
    <message numerus="yes">
        <source>%n people in the picture</source>
        <translation>
            <numerusform>لا أحد في الصورة</numerusform>
            <numerusform>شخص واحد في الصورة</numerusform>
            <numerusform>شخصان في الصورة</numerusform>
            <numerusform>%n أشخاص في الصورة</numerusform>
            <numerusform>%n شخصًا في الصورة</numerusform>
            <numerusform>%n شخص في الصورة</numerusform>
        </translation>
    </message>
    <message>
        <source>Insufficient evidence: nothing could be read.</source>
        <translation>الأدلة غير كافية: تعذّرت قراءة أي شيء.</translation>
    </message>
    <message>
        <source>Keep this as your word for it; what the model read stays beside it</source>
        <translation>احفظ هذا بوصفه تسميتك أنت؛ ويبقى إلى جانبه ما قرأه النموذج</translation>
    </message>
    <message>
        <source>Not read yet.</source>
        <translation>لم يُقرأ بعد.</translation>
    </message>
    <message>
        <source>Not read: {reason}</source>
        <translation>لم يُقرأ: {reason}</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>اعتماد</translation>
    </message>
    <message>
        <source>Your own word for it</source>
        <translation>تسميتك أنت</translation>
    </message>
    <message>
        <source>Your own word for it:</source>
        <translation>تسميتك أنت:</translation>
    </message>
    <message>
        <source>Your own word for it: {label}</source>
        <translation>تسميتك أنت: {label}</translation>
    </message>
    <message>
        <source>by {model}</source>
        <translation>قراءة {model}</translation>
    </message>
    <message>
        <source>face seen in {share} of the pictures</source>
        <translation>الوجه ظاهر في {share} من الصور</translation>
    </message>
    <message>
        <source>light {value}</source>
        <translation>الإضاءة {value}</translation>
    </message>
    <message>
        <source>read in {read} of {all}</source>
        <translation>قُرئ {read} من {all}</translation>
    </message>
    <message>
        <source>turned away in {share}</source>
        <translation>ملتفت في {share}</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase a person</source>
        <translation>محو شخص</translation>
    </message>
    <message>
        <source>Erase everything about this person?</source>
        <translation>أتريد محو كل شيء عن هذا الشخص؟</translation>
    </message>
    <message>
        <source>Erase this person</source>
        <translation>محو هذا الشخص</translation>
    </message>
    <message>
        <source>Every session of {person} goes, with everything in it: {number}.</source>
        <translation>تُمحى كل جلسات {person} بكل ما فيها، وعددها: {number}.</translation>
    </message>
    <message>
        <source>It cannot be undone. That they were deleted, when and by whom stays on record; backups made before still hold them.</source>
        <translation>لا يمكن التراجع عن هذا. ويبقى مسجَّلًا أنها حُذفت ومتى ومن حذفها، وما زالت النسخ الاحتياطية السابقة تحويها.</translation>
    </message>
    <message>
        <source>Type the code of the person to erase them</source>
        <translation>اكتب رمز الشخص لتأكيد المحو</translation>
    </message>
    <message>
        <source>and {number} more</source>
        <translation>وعدد غيرها: {number}</translation>
    </message>
    <message>
        <source>no disorder chosen yet</source>
        <translation>لم يُختر اضطراب بعد</translation>
    </message>
</context>
<context>
    <name>Errands</name>
    <message>
        <source>Something unexpected went wrong ({name}).</source>
        <translation>حدث خطأ غير متوقع ({name}).</translation>
    </message>
    <message>
        <source>This part of the program is busy.</source>
        <translation>هذا الجزء من البرنامج مشغول.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>أعد المحاولة.</translation>
    </message>
    <message>
        <source>Try again. What was saved is safe.</source>
        <translation>أعد المحاولة. ما حُفظ في أمان.</translation>
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
        <translation>انتظر قليلًا قبل المحاولة من جديد</translation>
    </message>
    <message>
        <source>Something is not as it should be</source>
        <translation>هناك أمر ليس كما ينبغي</translation>
    </message>
    <message>
        <source>The language model gave no usable reply</source>
        <translation>لم يعطِ النموذج اللغوي ردًا صالحًا</translation>
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
        <translation>مجلد لكل ذلك</translation>
    </message>
    <message>
        <source>Only a supervisor signs beside the author.</source>
        <translation>لا يوقّع إلى جانب الكاتب إلا مشرف.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>حفظ باسم</translation>
    </message>
    <message>
        <source>What is saved outside the vault is not encrypted. Who can read the file, reads it all.</source>
        <translation>ما يُحفظ خارج الخزنة غير مشفَّر، ومن يصل إلى الملف يقرأه كله.</translation>
    </message>
</context>
<context>
    <name>FetchDialog</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Fetch a model</source>
        <translation>تنزيل نموذج</translation>
    </message>
    <message>
        <source>Fetch it now</source>
        <translation>تنزيل الآن</translation>
    </message>
    <message>
        <source>Fetch {name}?</source>
        <translation>أتريد تنزيل {name}؟</translation>
    </message>
    <message>
        <source>Its SHA-256 is known and will be compared.</source>
        <translation>بصمته SHA-256 معروفة وستُقارَن.</translation>
    </message>
    <message>
        <source>Its SHA-256 is not known. The one of this download is noted and compared from then on.</source>
        <translation>بصمته SHA-256 غير معروفة. تُسجَّل بصمة هذا التنزيل وتُقارَن بها بعد ذلك.</translation>
    </message>
    <message>
        <source>Nobody has tried this address for this program yet.</source>
        <translation>لم يجرّب أحد هذا العنوان لهذا البرنامج بعد.</translation>
    </message>
    <message>
        <source>This is one download. Nothing of a session is sent; {host} sees this computer&apos;s address.</source>
        <translation>هذا تنزيل واحد. لا يُرسَل شيء من الجلسات، لكن {host} يرى عنوان هذا الحاسوب.</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Remove this finding: {name}</source>
        <translation>إزالة هذه النتيجة: {name}</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Crisis card</source>
        <translation>بطاقة الأزمات</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>It is on paper</source>
        <translation>صار على الورق</translation>
    </message>
    <message>
        <source>Keep the recovery key</source>
        <translation>احفظ مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>إنشاء الخزنة</translation>
    </message>
    <message>
        <source>Making the vault…</source>
        <translation>تُنشأ الخزنة…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Step {number} of {every}</source>
        <translation>الخطوة {number} من {every}</translation>
    </message>
    <message>
        <source>This site</source>
        <translation>هذه المنشأة</translation>
    </message>
    <message>
        <source>Welcome to Anamnesis</source>
        <translation>مرحبًا بك في Anamnesis</translation>
    </message>
</context>
<context>
    <name>FollowUpCard</name>
    <message>
        <source>Ask it</source>
        <translation>اطرحه</translation>
    </message>
    <message>
        <source>It is asked after this answer.</source>
        <translation>يُطرح بعد هذه الإجابة.</translation>
    </message>
    <message>
        <source>It is asked at once.</source>
        <translation>يُطرح فورًا.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>Suggested follow-up</source>
        <translation>سؤال متابعة مقترح</translation>
    </message>
    <message>
        <source>Suggested follow-up to question {number}</source>
        <translation>سؤال متابعة مقترح للسؤال {number}</translation>
    </message>
    <message>
        <source>Suggested follow-up, which you may change</source>
        <translation>سؤال متابعة مقترح، ويمكنك تعديله</translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation>السبب: {reason}</translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message>
        <source>&amp;Clips: recordings that were brought in as files</source>
        <translation>المقاطع: تسجيلات أُدخلت ملفاتٍ</translation>
    </message>
    <message>
        <source>&amp;Everything: the whole session</source>
        <translation>كل شيء: الجلسة كلها</translation>
    </message>
    <message>
        <source>&amp;Pictures: the video of every answer</source>
        <translation>الصور: فيديو كل إجابة</translation>
    </message>
    <message>
        <source>&amp;Sound: the voice in every answer</source>
        <translation>الصوت: صوت الشخص في كل إجابة</translation>
    </message>
    <message>
        <source>Answers, transcripts, emotion readings, notes, report and all recordings go. It cannot be undone. That it was deleted, when and by whom stays on record; backups made before still hold it.</source>
        <translation>تُحذف الإجابات والنصوص المدوَّنة وقراءات الانفعال والملاحظات والتقرير وكل التسجيلات. لا يمكن التراجع عن هذا. ويبقى مسجَّلًا أنها حُذفت ومتى ومن حذفها، وما زالت النسخ الاحتياطية السابقة تحويها.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>حذف</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>حذف نهائي</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>إبقاء</translation>
    </message>
    <message>
        <source>Nothing is marked yet.</source>
        <translation>لم يُحدَّد شيء بعد.</translation>
    </message>
    <message>
        <source>What is marked goes and the rest stays. It cannot be undone: nobody can play it again. Backups made before still hold it.</source>
        <translation>يُحذف المحدَّد ويبقى غيره. لا يمكن التراجع عن هذا: لن يستطيع أحد تشغيله ثانية. وما زالت النسخ الاحتياطية السابقة تحويه.</translation>
    </message>
    <message>
        <source>What of this session shall be deleted?</source>
        <translation>ما الذي يُحذف من هذه الجلسة؟</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>بلا رمز</translation>
    </message>
    <message>
        <source>no disorder chosen yet</source>
        <translation>لم يُختر اضطراب بعد</translation>
    </message>
    <message>
        <source>{person}, {disorder}, {when}</source>
        <translation>{person}، {disorder}، {when}</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>It spoke. Did you hear it?</source>
        <translation>تكلّم البرنامج. هل سمعته؟</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>يعمل.</translation>
    </message>
    <message>
        <source>Nothing came from it.</source>
        <translation>لم يصل منه شيء.</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>This is how the questions sound.</source>
        <translation>هكذا تُسمع الأسئلة.</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>This is how the questions sound.</source>
        <translation>هكذا تُسمع الأسئلة.</translation>
    </message>
</context>
<context>
    <name>InstalledLine</name>
    <message>
        <source>? Nobody knows its SHA-256: there is nothing to compare it with.</source>
        <translation>؟ لا يعرف أحد بصمته SHA-256، فليس هناك ما تُقارن به.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>فحص</translation>
    </message>
    <message>
        <source>Check {name}</source>
        <translation>فحص {name}</translation>
    </message>
    <message>
        <source>Compares its SHA-256 with the one it came with</source>
        <translation>يقارن بصمة SHA-256 بالبصمة التي جاء بها</translation>
    </message>
    <message>
        <source>Do not use</source>
        <translation>عدم الاستخدام</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>إزالة {name}</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>إزالة…</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>استخدام</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>قيد الاستخدام</translation>
    </message>
    <message>
        <source>✓ Its SHA-256 fits: it is as it came.</source>
        <translation>✓ بصمته SHA-256 مطابقة: هو كما جاء.</translation>
    </message>
    <message>
        <source>✗ It differs from what came: remove it, and get it again.</source>
        <translation>✗ يختلف عما جاء: أزله واحصل عليه من جديد.</translation>
    </message>
</context>
<context>
    <name>InterviewHead</name>
    <message>
        <source>All questions are asked</source>
        <translation>طُرحت كل الأسئلة</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>نستمع</translation>
    </message>
    <message>
        <source>Nothing is recorded</source>
        <translation>لا يُسجَّل شيء</translation>
    </message>
    <message>
        <source>Paused: nothing is recorded</source>
        <translation>إيقاف مؤقت: لا يُسجَّل شيء</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>يتوقف مؤقتًا…</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>السؤال {number} من {total}</translation>
    </message>
    <message>
        <source>The question is spoken</source>
        <translation>يُنطق السؤال</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>في انتظارك</translation>
    </message>
    <message>
        <source>Working out the answers</source>
        <translation>تُعالَج الإجابات</translation>
    </message>
    <message>
        <source>Writing down the last words…</source>
        <translation>تُدوَّن آخر الكلمات…</translation>
    </message>
</context>
<context>
    <name>InterviewPage</name>
    <message>
        <source>Ending the answer…</source>
        <translation>تُختم الإجابة…</translation>
    </message>
    <message>
        <source>You are speaking: not part of the answer</source>
        <translation>أنت تتكلم: ليس من الإجابة</translation>
    </message>
</context>
<context>
    <name>InterviewPages</name>
    <message>
        <source>The interview had moved on; nothing was changed.</source>
        <translation>كانت المقابلة قد تقدّمت؛ فلم يتغير شيء.</translation>
    </message>
</context>
<context>
    <name>KeyStep</name>
    <message>
        <source>&amp;Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>It opens everything and never expires. It is shown this once and kept nowhere: write it on paper or print it, and lock it away, not beside this computer.</source>
        <translation>يفتح كل شيء ولا تنتهي صلاحيته. يُعرض هذه المرة فقط ولا يُحفظ في أي مكان: اكتبه على ورقة أو اطبعه، وضعه في مكان مقفل بعيدًا عن هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>The five letters and digits at the end.</source>
        <translation>الحروف والأرقام الخمسة الأخيرة.</translation>
    </message>
    <message>
        <source>This is not the last group.</source>
        <translation>هذه ليست المجموعة الأخيرة.</translation>
    </message>
    <message>
        <source>To be sure: the last group, from your paper</source>
        <translation>للتأكد: المجموعة الأخيرة، من ورقتك</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>clips brought in</source>
        <translation>مقاطع أُدخلت</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>text</source>
        <translation>النص</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>An answer is being recorded. It ends here and is kept; you can go on with it later.</source>
        <translation>هناك إجابة قيد التسجيل. تنتهي هنا وتُحفظ، ويمكنك متابعتها لاحقًا.</translation>
    </message>
    <message>
        <source>Leave the interview?</source>
        <translation>أتريد مغادرة المقابلة؟</translation>
    </message>
    <message>
        <source>The last step could not be saved. It is tried once more; if that fails too, it is lost.</source>
        <translation>تعذّر حفظ الخطوة الأخيرة. ستُعاد المحاولة مرة واحدة؛ فإن فشلت أيضًا ضاعت الخطوة.</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Loudness</source>
        <translation>شدة الصوت</translation>
    </message>
    <message>
        <source>Microphone does not answer</source>
        <translation>الميكروفون لا يستجيب</translation>
    </message>
    <message>
        <source>No sound is recorded</source>
        <translation>لا يُسجَّل أي صوت</translation>
    </message>
    <message>
        <source>Nothing is heard</source>
        <translation>لا يُسمع شيء</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>مرتفع جدًا</translation>
    </message>
</context>
<context>
    <name>LiveColumn</name>
    <message>
        <source>None: {reason}.</source>
        <translation>لا يوجد: {reason}.</translation>
    </message>
    <message>
        <source>Nothing was read yet.</source>
        <translation>لم يُقرأ شيء بعد.</translation>
    </message>
    <message>
        <source>Read while the person answers.</source>
        <translation>تُقرأ أثناء إجابة الشخص.</translation>
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
        <translation>يُتحقَّق من عبارة المرور. يستغرق هذا لحظة.</translation>
    </message>
    <message>
        <source>It was locked together with the computer.</source>
        <translation>قُفلت الشاشة مع قفل الحاسوب.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>الشاشة مقفلة</translation>
    </message>
    <message>
        <source>Nobody used it for some minutes.</source>
        <translation>لم يستعمله أحد منذ دقائق.</translation>
    </message>
    <message>
        <source>Recording goes on and is saved</source>
        <translation>التسجيل مستمر ويُحفظ</translation>
    </message>
    <message>
        <source>The computer slept, or its clock was changed.</source>
        <translation>دخل الحاسوب في السكون، أو تغيّرت ساعته.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح القفل</translation>
    </message>
    <message>
        <source>You locked it.</source>
        <translation>أنت قفلتها.</translation>
    </message>
</context>
<context>
    <name>LogsPage</name>
    <message>
        <source>&amp;Copy what is shown</source>
        <translation>نسخ المعروض</translation>
    </message>
    <message>
        <source>Every line</source>
        <translation>كل السطور</translation>
    </message>
    <message>
        <source>Faults only</source>
        <translation>الأعطال فقط</translation>
    </message>
    <message>
        <source>Lines: {shown} of {every}</source>
        <translation>السطور: {shown} من {every}</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>سجل البرنامج</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>إعادة القراءة</translation>
    </message>
    <message>
        <source>Reading the log</source>
        <translation>يُقرأ السجل</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>السجل فارغ</translation>
    </message>
    <message>
        <source>The program has had nothing to note.</source>
        <translation>لم يجد البرنامج ما يسجّله.</translation>
    </message>
    <message>
        <source>The program&apos;s own lines, with numbers and kinds of faults. Nothing that was said and no name.</source>
        <translation>سطور البرنامج نفسه، بأرقام وأنواع الأعطال. لا شيء مما قيل ولا أي اسم.</translation>
    </message>
    <message>
        <source>Warnings and faults</source>
        <translation>التنبيهات والأعطال</translation>
    </message>
    <message>
        <source>Which lines</source>
        <translation>أي السطور</translation>
    </message>
</context>
<context>
    <name>LookStep</name>
    <message>
        <source>Before you begin</source>
        <translation>قبل أن تبدأ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Nothing leaves this computer, unless you allow one named thing to.</source>
        <translation>لا يخرج شيء من هذا الحاسوب، إلا إذا سمحت بشيء محدَّد باسمه.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>This is a research prototype. It makes no diagnosis, and a clinician is always present.</source>
        <translation>هذا نموذج بحثي أولي. لا يضع تشخيصًا، والطبيب حاضر دائمًا.</translation>
    </message>
    <message>
        <source>Whoever loses both the passphrase and the recovery key loses everything, for good.</source>
        <translation>من يفقد عبارة المرور ومفتاح الاسترداد معًا يفقد كل شيء إلى الأبد.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>ا&amp;نتقال</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>مساعدة</translation>
    </message>
    <message>
        <source>&amp;Interview</source>
        <translation>المقابلة</translation>
    </message>
    <message>
        <source>Abort the session…</source>
        <translation>قطع الجلسة…</translation>
    </message>
    <message>
        <source>About Anamnesis</source>
        <translation>حول Anamnesis</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>إعادة طرح السؤال</translation>
    </message>
    <message>
        <source>Ask the suggested follow-up</source>
        <translation>طرح سؤال المتابعة المقترح</translation>
    </message>
    <message>
        <source>Close the vault</source>
        <translation>إغلاق الخزنة</translation>
    </message>
    <message>
        <source>Crisis card</source>
        <translation>بطاقة الأزمات</translation>
    </message>
    <message>
        <source>Do not ask the follow-up now</source>
        <translation>عدم طرح سؤال المتابعة الآن</translation>
    </message>
    <message>
        <source>Done with the answer</source>
        <translation>تمت الإجابة</translation>
    </message>
    <message>
        <source>End the interview here…</source>
        <translation>إنهاء المقابلة هنا…</translation>
    </message>
    <message>
        <source>Go on recording</source>
        <translation>متابعة التسجيل</translation>
    </message>
    <message>
        <source>Go on with the interview</source>
        <translation>متابعة المقابلة</translation>
    </message>
    <message>
        <source>Insert a question…</source>
        <translation>إدراج سؤال…</translation>
    </message>
    <message>
        <source>Is everything there?</source>
        <translation>هل كل شيء موجود؟</translation>
    </message>
    <message>
        <source>Leave this interview</source>
        <translation>مغادرة هذه المقابلة</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>قفل الشاشة</translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation>تعليم هذه اللحظة</translation>
    </message>
    <message>
        <source>New interview</source>
        <translation>مقابلة جديدة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء البرنامج</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>الجلسات</translation>
    </message>
    <message>
        <source>Show the person&apos;s window</source>
        <translation>إظهار نافذة الشخص</translation>
    </message>
    <message>
        <source>Skip the question…</source>
        <translation>تخطّي السؤال…</translation>
    </message>
    <message>
        <source>Type the answer instead</source>
        <translation>كتابة الإجابة بدل الكلام</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Another one of its kind stays, or comes with the program.</source>
        <translation>يبقى نموذج آخر من نوعه، أو يأتي مع البرنامج.</translation>
    </message>
    <message>
        <source>Answers in its language will have to be typed.</source>
        <translation>ستُكتب الأجوبة بلغته على لوحة المفاتيح.</translation>
    </message>
    <message>
        <source>Does not fit this computer now</source>
        <translation>لا يتسع له هذا الحاسوب الآن</translation>
    </message>
    <message>
        <source>English will be written down by PocketSphinx, roughly.</source>
        <translation>سيدوّن PocketSphinx الإنجليزية تدوينًا تقريبيًا.</translation>
    </message>
    <message>
        <source>Faces will be found by OpenCV&apos;s own finder, less surely.</source>
        <translation>سيُعثر على الوجوه بأداة OpenCV نفسها، بيقين أقل.</translation>
    </message>
    <message>
        <source>Finding faces: surer than the finder that OpenCV brings.</source>
        <translation>إيجاد الوجوه: أدق من الأداة المرفقة مع OpenCV.</translation>
    </message>
    <message>
        <source>Fits this computer, on the graphics card</source>
        <translation>يتسع له هذا الحاسوب، على بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>Fits this computer, on the processor: slow</source>
        <translation>يتسع له هذا الحاسوب، على المعالج: بطيء</translation>
    </message>
    <message>
        <source>Fits this computer, partly on the graphics card</source>
        <translation>يتسع له هذا الحاسوب، جزء منه على بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>It is in use: questions will come from the vetted bank, and reports will be plain.</source>
        <translation>هو قيد الاستخدام: ستأتي الأسئلة من البنك المراجَع وتكون التقارير بسيطة.</translation>
    </message>
    <message>
        <source>It is not in use.</source>
        <translation>ليس قيد الاستخدام.</translation>
    </message>
    <message>
        <source>Nobody tells how much memory is free</source>
        <translation>لا يُعرف مقدار الذاكرة الشاغرة</translation>
    </message>
    <message>
        <source>Questions and report: small, for a laptop without a graphics card. Arabic is not among its languages.</source>
        <translation>الأسئلة والتقرير: صغير، لحاسوب محمول بلا بطاقة رسوميات. العربية ليست من لغاته.</translation>
    </message>
    <message>
        <source>Questions and report: the largest, for a server that several seats share. Arabic is not among its languages.</source>
        <translation>الأسئلة والتقرير: الأكبر، لخادم تتقاسمه عدة مواقع عمل. العربية ليست من لغاته.</translation>
    </message>
    <message>
        <source>Questions and report: the usual choice, with a graphics card of 8 GB. Arabic is not among its languages.</source>
        <translation>الأسئلة والتقرير: الاختيار المعتاد، مع بطاقة رسوميات سعتها 8 غيغابايت. العربية ليست من لغاته.</translation>
    </message>
    <message>
        <source>Speech to text, Arabic with dialects: a larger, stricter licence. Word error rate 28.5 % (publisher&apos;s figure).</source>
        <translation>تدوين الكلام العربي ولهجاته: حجم أكبر ورخصة أشد تقييدًا. معدل الخطأ في الكلمات 28.5٪ (رقم الناشر).</translation>
    </message>
    <message>
        <source>Speech to text, Arabic: the first choice. Word error rate 16.4 % on MGB-2 (publisher&apos;s figure).</source>
        <translation>تدوين الكلام العربي: الخيار الأول. معدل الخطأ في الكلمات 16.4٪ على مجموعة MGB-2 (رقم الناشر).</translation>
    </message>
    <message>
        <source>Speech to text, English: between the two. Word error rate 7.82 % (publisher&apos;s figure).</source>
        <translation>تدوين الكلام الإنجليزي: بين الاثنين. معدل الخطأ في الكلمات 7.82٪ (رقم الناشر).</translation>
    </message>
    <message>
        <source>Speech to text, English: small and quick. Word error rate 9.85 % on clean read speech (publisher&apos;s figure).</source>
        <translation>تدوين الكلام الإنجليزي: صغير وسريع. معدل الخطأ في الكلمات 9.85٪ في كلام مقروء واضح (رقم الناشر).</translation>
    </message>
    <message>
        <source>Speech to text, English: the most accurate, wants memory. Word error rate 5.69 % (publisher&apos;s figure).</source>
        <translation>تدوين الكلام الإنجليزي: الأدق، ويحتاج إلى ذاكرة كبيرة. معدل الخطأ في الكلمات 5.69٪ (رقم الناشر).</translation>
    </message>
    <message>
        <source>about {needs} GB beside {others} GB for the rest</source>
        <translation>نحو {needs} غيغابايت إلى جانب {others} غيغابايت للباقي</translation>
    </message>
    <message>
        <source>about {size} MB  ·  {licence}</source>
        <translation>نحو {size} ميغابايت  ·  {licence}</translation>
    </message>
    <message>
        <source>about {size} MB  ·  {licence}  ·  from {host}</source>
        <translation>نحو {size} ميغابايت  ·  {licence}  ·  من {host}</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} ميغابايت</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>A Vosk model that you brought on a drive. It is copied; the folder stays as it is.</source>
        <translation>نموذج Vosk أحضرته على قرص. يُنسخ، ويبقى المجلد كما هو.</translation>
    </message>
    <message>
        <source>A language model as one GGUF file. It is copied, and its SHA-256 is compared first.</source>
        <translation>نموذج لغة في ملف GGUF واحد. يُنسخ بعد مقارنة بصمته SHA-256.</translation>
    </message>
    <message>
        <source>Bring one in</source>
        <translation>إدخال نموذج</translation>
    </message>
    <message>
        <source>Brought in from a folder</source>
        <translation>أُدخل من مجلد</translation>
    </message>
    <message>
        <source>Can be had</source>
        <translation>يمكن الحصول عليها</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>اختيار الملف…</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>اختيار المجلد…</translation>
    </message>
    <message>
        <source>File of a language model</source>
        <translation>ملف نموذج لغة</translation>
    </message>
    <message>
        <source>Folder of a Vosk model</source>
        <translation>مجلد نموذج Vosk</translation>
    </message>
    <message>
        <source>Looking for models</source>
        <translation>يُبحث عن النماذج</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>No speech model yet: English is written down by PocketSphinx, roughly, or answers are typed.</source>
        <translation>لا نموذج للكلام بعد: تُدوَّن الإنجليزية تقريبيًا بواسطة PocketSphinx، أو تُكتب الأجوبة على لوحة المفاتيح.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>على هذا الحاسوب</translation>
    </message>
    <message>
        <source>The language it knows</source>
        <translation>لغة النموذج</translation>
    </message>
    <message>
        <source>What recognises speech and faces and writes questions. All of it works on this computer, without the network.</source>
        <translation>ما يتعرّف على الكلام والوجوه ويكتب الأسئلة. كله يعمل على هذا الحاسوب دون شبكة.</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>At least {number} characters. Four or five unrelated words are good.</source>
        <translation>عدد الأحرف {number} على الأقل. أربع كلمات أو خمس لا رابط بينها خيار جيد.</translation>
    </message>
    <message>
        <source>Good, if the words have nothing to do with each other or with you.</source>
        <translation>جيدة، إذا لم يكن بين الكلمات رابط ولا صلة لها بك.</translation>
    </message>
    <message>
        <source>Long enough. One more unrelated word makes it much better.</source>
        <translation>طولها كافٍ. وكلمة أخرى لا صلة لها بغيرها تجعلها أفضل بكثير.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>عبارة مرور جديدة</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>العبارة نفسها مرة أخرى</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>العبارتان غير متطابقتين.</translation>
    </message>
    <message>
        <source>Too few different characters: {number} are needed.</source>
        <translation>الأحرف المختلفة قليلة جدًا؛ العدد المطلوب: {number}.</translation>
    </message>
    <message>
        <source>Too short: {number} more needed.</source>
        <translation>قصيرة جدًا؛ عدد الأحرف الناقصة: {number}.</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>A note – Enter saves it</source>
        <translation>ملاحظة – مفتاح Enter يحفظها</translation>
    </message>
    <message>
        <source>Mark this moment</source>
        <translation>تعليم هذه اللحظة</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>ملاحظة جديدة</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Notes on this question</source>
        <translation>ملاحظات على هذا السؤال</translation>
    </message>
    <message>
        <source>moment marked</source>
        <translation>لحظة معلَّمة</translation>
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
        <translation>عدد صحيح من {least} إلى {most}. لم يُحفظ بعد.</translation>
    </message>
    <message>
        <source>A whole number, {least} or more. It is not saved yet.</source>
        <translation>عدد صحيح لا يقل عن {least}. لم يُحفظ بعد.</translation>
    </message>
</context>
<context>
    <name>OnItsWay</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>فحص {name} جارٍ</translation>
    </message>
    <message>
        <source>Fetching {name}</source>
        <translation>يُنزَّل {name}</translation>
    </message>
    <message>
        <source>{done} MB</source>
        <translation>{done} ميغابايت</translation>
    </message>
    <message>
        <source>{done} of {total} MB</source>
        <translation>{done} من {total} ميغابايت</translation>
    </message>
</context>
<context>
    <name>OwnQuestion</name>
    <message>
        <source>&amp;Add a question about {topic}</source>
        <translation>إضافة سؤال عن {topic}</translation>
    </message>
    <message>
        <source>&amp;Add a question of your own</source>
        <translation>إضافة سؤال من عندك</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Not about this topic</source>
        <translation>ليس عن هذا الموضوع</translation>
    </message>
    <message>
        <source>Puts it after the chosen question (Enter in the field)</source>
        <translation>يضعه بعد السؤال المحدَّد (مفتاح Enter في الحقل)</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Checking the passphrase. This takes a moment.</source>
        <translation>يُتحقَّق من عبارة المرور. يستغرق هذا لحظة.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>يبدو أن مفتاح الأحرف الكبيرة مفعَّل.</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>إخفاء المكتوب</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>إظهار المكتوب</translation>
    </message>
</context>
<context>
    <name>PassphraseForm</name>
    <message>
        <source>Passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>The next try is taken in {seconds} s.</source>
        <translation>تُقبل المحاولة التالية بعد {seconds} ث.</translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>&amp;Code of the person</source>
        <translation>رمز الشخص</translation>
    </message>
    <message>
        <source>Never a name. Without a code the session is found by its date only.</source>
        <translation>لا تكتب اسمًا أبدًا. ودون رمز لا يُعثر على الجلسة إلا بتاريخها.</translation>
    </message>
    <message>
        <source>This looks like a name. Please use a code that says nothing about the person.</source>
        <translation>يبدو هذا اسمًا. استعمل رمزًا لا يدل على الشخص بشيء.</translation>
    </message>
    <message>
        <source>for example: A-2047</source>
        <translation>مثلًا: A-2047</translation>
    </message>
</context>
<context>
    <name>PersonScreen</name>
    <message>
        <source>The person asked for a pause.</source>
        <translation>طلب الشخص استراحة.</translation>
    </message>
    <message>
        <source>The person would like to hear the question again. Repeating it drops what was said.</source>
        <translation>يودّ الشخص سماع السؤال مرة أخرى. وإعادته تُسقط ما قيل.</translation>
    </message>
</context>
<context>
    <name>PersonWindow</name>
    <message>
        <source>A break, please</source>
        <translation>استراحة من فضلك</translation>
    </message>
    <message>
        <source>A program is reading emotion from your face and voice</source>
        <translation>يقرأ برنامج الآن المشاعر من وجهك وصوتك</translation>
    </message>
    <message>
        <source>A program reads emotion from your answers</source>
        <translation>يقرأ برنامج المشاعر من إجاباتك</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Hear it again</source>
        <translation>سماع السؤال مرة أخرى</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>المقابلة</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>خط أكبر</translation>
    </message>
    <message>
        <source>Listening – take all the time you need</source>
        <translation>نستمع إليك – خذ كل ما تحتاج إليه من وقت</translation>
    </message>
    <message>
        <source>Neither your voice nor your picture is recorded</source>
        <translation>لا يُسجَّل صوتك ولا صورتك</translation>
    </message>
    <message>
        <source>Nothing is being recorded. You can type your answer.</source>
        <translation>لا يُسجَّل شيء الآن. يمكنك كتابة إجابتك.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>لحظة من فضلك…</translation>
    </message>
    <message>
        <source>Please wait a moment.</source>
        <translation>انتظر لحظة من فضلك.</translation>
    </message>
    <message>
        <source>Please wait for the clinician.</source>
        <translation>انتظر المختص من فضلك.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>السؤال</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>خط أصغر</translation>
    </message>
    <message>
        <source>Thank you.</source>
        <translation>شكرًا لك.</translation>
    </message>
    <message>
        <source>Thank you. Please wait for the clinician.</source>
        <translation>شكرًا لك. انتظر المختص من فضلك.</translation>
    </message>
    <message>
        <source>The question is being read out</source>
        <translation>يُقرأ السؤال الآن</translation>
    </message>
    <message>
        <source>Type instead</source>
        <translation>الكتابة بدل الكلام</translation>
    </message>
    <message>
        <source>We are taking a break. Nothing is being recorded.</source>
        <translation>نحن في استراحة. لا يُسجَّل شيء.</translation>
    </message>
    <message>
        <source>Welcome. We will begin in a moment.</source>
        <translation>أهلًا بك. نبدأ بعد لحظات.</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>إجابتك</translation>
    </message>
    <message>
        <source>Your own picture</source>
        <translation>صورتك</translation>
    </message>
    <message>
        <source>Your picture is being recorded</source>
        <translation>تُسجَّل صورتك الآن</translation>
    </message>
    <message>
        <source>Your picture is recorded while you answer</source>
        <translation>تُسجَّل صورتك أثناء إجابتك</translation>
    </message>
    <message>
        <source>Your voice is being recorded</source>
        <translation>يُسجَّل صوتك الآن</translation>
    </message>
    <message>
        <source>Your voice is recorded while you answer</source>
        <translation>يُسجَّل صوتك أثناء إجابتك</translation>
    </message>
</context>
<context>
    <name>PlanEdits</name>
    <message>
        <source>Add</source>
        <translation>الإضافة</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>النقل</translation>
    </message>
    <message>
        <source>Read from a file</source>
        <translation>القراءة من ملف</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>الإخراج</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>الإعادة إلى الخطة</translation>
    </message>
    <message>
        <source>Reword</source>
        <translation>تغيير الصياغة</translation>
    </message>
</context>
<context>
    <name>PlanFiles</name>
    <message>
        <source>A language model wrote questions of this plan, and the person refused that.</source>
        <translation>كتب نموذج لغوي أسئلة من هذه الخطة، والشخص رفض ذلك.</translation>
    </message>
    <message>
        <source>Take them out of the file, or ask the person again.</source>
        <translation>احذفها من الملف، أو اسأل الشخص مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>PlanList</name>
    <message>
        <source>Questions of the plan</source>
        <translation>أسئلة الخطة</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>A file with questions</source>
        <translation>ملف فيه أسئلة</translation>
    </message>
    <message>
        <source>A question of your own is typed and not in the plan.</source>
        <translation>كتبت سؤالًا من عندك وهو ليس في الخطة.</translation>
    </message>
    <message>
        <source>Add it, or begin without it.</source>
        <translation>أضفه، أو ابدأ دونه.</translation>
    </message>
    <message>
        <source>Begin the interview</source>
        <translation>بدء المقابلة</translation>
    </message>
    <message>
        <source>Begin without it</source>
        <translation>البدء دونه</translation>
    </message>
    <message>
        <source>Change, move, take out or add. Nobody has validated these questions.</source>
        <translation>غيّر أو انقل أو أخرج أو أضف. لم يتحقق أحد من صدق هذه الأسئلة.</translation>
    </message>
    <message>
        <source>Have them written, or add questions of your own below.</source>
        <translation>اطلب كتابتها، أو أضف أدناه أسئلة من عندك.</translation>
    </message>
    <message>
        <source>No question yet</source>
        <translation>لا أسئلة بعد</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>الأسئلة</translation>
    </message>
    <message>
        <source>Something failed.</source>
        <translation>حدث خطأ.</translation>
    </message>
    <message>
        <source>That cannot be undone.</source>
        <translation>لا يمكن التراجع عن ذلك.</translation>
    </message>
    <message>
        <source>The plan asks nothing about risk.</source>
        <translation>ليس في الخطة أي سؤال عن الخطر.</translation>
    </message>
    <message>
        <source>The questions are being written</source>
        <translation>تُكتب الأسئلة</translation>
    </message>
    <message>
        <source>The questions could not be written.</source>
        <translation>تعذّرت كتابة الأسئلة.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Write the questions</source>
        <translation>كتابة الأسئلة</translation>
    </message>
    <message>
        <source>Write them anew</source>
        <translation>إعادة كتابتها</translation>
    </message>
    <message>
        <source>Your changes to these questions would be lost.</source>
        <translation>ستضيع تعديلاتك على هذه الأسئلة.</translation>
    </message>
</context>
<context>
    <name>PlanRead</name>
    <message>
        <source>Read from {file}: {number} questions.</source>
        <translation>قُرئ من {file} هذا العدد من الأسئلة: {number}.</translation>
    </message>
    <message>
        <source>The hints beside the questions say what could be better: {entries}.</source>
        <translation>تبيّن الملاحظات بجانب الأسئلة ما يمكن تحسينه: {entries}.</translation>
    </message>
    <message>
        <source>{entry} is not in the file.</source>
        <translation>{entry} ليس في الملف.</translation>
    </message>
    <message>
        <source>{entry}: left out, for the plan asks this about risk already: “{told}”.</source>
        <translation>{entry}: تُرك، لأن الخطة تسأل هذا عن الخطر من قبل: “{told}”.</translation>
    </message>
    <message>
        <source>{entry}: not taken: {told}.</source>
        <translation>{entry}: لم يؤخذ: {told}.</translation>
    </message>
    <message>
        <source>{entry}: risk is asked in its vetted wording, not as “{told}”.</source>
        <translation>{entry}: يُسأل عن الخطر بصيغته المعتمدة، لا بهذه: “{told}”.</translation>
    </message>
</context>
<context>
    <name>PlanRow</name>
    <message>
        <source>Enter keeps the words, Escape leaves them as they were.</source>
        <translation>مفتاح Enter يحفظ الصياغة، وEscape يتركها كما كانت.</translation>
    </message>
    <message>
        <source>Words of the question</source>
        <translation>صياغة السؤال</translation>
    </message>
</context>
<context>
    <name>PlanSide</name>
    <message>
        <source>About this question</source>
        <translation>عن هذا السؤال</translation>
    </message>
    <message>
        <source>Add a question about {topic}</source>
        <translation>إضافة سؤال عن {topic}</translation>
    </message>
    <message>
        <source>Asks about</source>
        <translation>يسأل عن</translation>
    </message>
    <message>
        <source>Instead of a question of the language model: {reason}</source>
        <translation>بدلًا من سؤال للنموذج اللغوي: {reason}</translation>
    </message>
    <message>
        <source>Not in the plan</source>
        <translation>ليس في الخطة</translation>
    </message>
    <message>
        <source>Put back: {question}</source>
        <translation>إعادة السؤال إلى الخطة: {question}</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>أُخرجت من الخطة</translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation>للمتابعة</translation>
    </message>
    <message>
        <source>Topics of this disorder that it does not reach.</source>
        <translation>مواضيع لهذا الاضطراب لا تتناولها الخطة.</translation>
    </message>
    <message>
        <source>Why it is asked</source>
        <translation>لماذا يُطرح</translation>
    </message>
</context>
<context>
    <name>PlanTools</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>لا أسئلة</numerusform>
            <numerusform>سؤال واحد</numerusform>
            <numerusform>سؤالان</numerusform>
            <numerusform>%n أسئلة</numerusform>
            <numerusform>%n سؤالًا</numerusform>
            <numerusform>%n سؤال</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the words</source>
        <translation>تغيير الصياغة</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>نقل إلى الأسفل</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>نقل إلى الأعلى</translation>
    </message>
    <message>
        <source>Read questions from a file</source>
        <translation>قراءة الأسئلة من ملف</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>إعادة: {what}</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>إخراج من الخطة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>تراجع: {what}</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>From the question bank instead of the language model: {number} of {all}.</source>
        <translation>من بنك الأسئلة بدلًا من النموذج اللغوي: {number} من {all}.</translation>
    </message>
    <message>
        <source>It asks about risk in words of its own.</source>
        <translation>يسأل عن الخطر بكلمات من عنده.</translation>
    </message>
    <message>
        <source>It asks how often, and not over which time.</source>
        <translation>يسأل كم مرة، دون تحديد المدة.</translation>
    </message>
    <message>
        <source>It asks more than one thing.</source>
        <translation>يسأل عن أكثر من شيء.</translation>
    </message>
    <message>
        <source>It asks whether a trouble is absent.</source>
        <translation>يسأل عن غياب الشكوى لا عن وجودها.</translation>
    </message>
    <message>
        <source>It can be answered by yes or no.</source>
        <translation>يمكن الإجابة عنه بنعم أو لا.</translation>
    </message>
    <message>
        <source>It does not read like the language of the interview.</source>
        <translation>لا يبدو مكتوبًا بلغة المقابلة.</translation>
    </message>
    <message>
        <source>It holds a word that is not an everyday one.</source>
        <translation>فيه كلمة غير مألوفة في الكلام اليومي.</translation>
    </message>
    <message>
        <source>It holds more than plain words.</source>
        <translation>فيه أكثر من كلمات عادية.</translation>
    </message>
    <message>
        <source>It is about another topic.</source>
        <translation>هو عن موضوع آخر.</translation>
    </message>
    <message>
        <source>It is hard to understand.</source>
        <translation>يصعب فهمه.</translation>
    </message>
    <message>
        <source>It is long: at most 30 words are easy to follow.</source>
        <translation>طويل: يسهل تتبّع 30 كلمة على الأكثر.</translation>
    </message>
    <message>
        <source>It is no whole question.</source>
        <translation>ليس سؤالًا كاملًا.</translation>
    </message>
    <message>
        <source>It names a diagnosis to the person.</source>
        <translation>يذكر للشخص تشخيصًا.</translation>
    </message>
    <message>
        <source>It repeats another question.</source>
        <translation>يكرر سؤالًا آخر.</translation>
    </message>
    <message>
        <source>It says no twice in one breath.</source>
        <translation>فيه نفي مزدوج.</translation>
    </message>
    <message>
        <source>It suggests its answer.</source>
        <translation>يوحي بالإجابة.</translation>
    </message>
    <message>
        <source>It tells instead of asking.</source>
        <translation>يخبر بدلًا من أن يسأل.</translation>
    </message>
    <message>
        <source>None came in a usable form.</source>
        <translation>لم يأت سؤال بشكل صالح.</translation>
    </message>
    <message>
        <source>from the question bank</source>
        <translation>من بنك الأسئلة</translation>
    </message>
    <message>
        <source>in your words</source>
        <translation>بكلماتك</translation>
    </message>
    <message>
        <source>written by the language model {model}</source>
        <translation>كتبه النموذج اللغوي {model}</translation>
    </message>
    <message>
        <source>your own question</source>
        <translation>سؤال من عندك</translation>
    </message>
</context>
<context>
    <name>PlaybackBar</name>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>تشغيل التسجيل</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Choose another, or save it as a PDF.</source>
        <translation>اختر طابعة أخرى، أو احفظه بصيغة PDF.</translation>
    </message>
    <message>
        <source>The printer did not take the report.</source>
        <translation>لم تقبل الطابعة التقرير.</translation>
    </message>
</context>
<context>
    <name>ProblemBar</name>
    <message>
        <source>Check its plug, then pause and continue; or type the answer.</source>
        <translation>تحقق من توصيله، ثم أوقف مؤقتًا وتابع؛ أو اكتب الإجابة.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>إغلاق هذه الرسالة</translation>
    </message>
    <message>
        <source>Go on, or try once more.</source>
        <translation>تابع، أو أعد المحاولة.</translation>
    </message>
    <message>
        <source>Go on: it can be read once more in the review.</source>
        <translation>تابع: يمكن قراءته من جديد في المراجعة.</translation>
    </message>
    <message>
        <source>Is it muted or far away? The answer can be typed.</source>
        <translation>أهو مكتوم الصوت أم بعيد؟ يمكن كتابة الإجابة.</translation>
    </message>
    <message>
        <source>Less than ten minutes of recording fit on this disk.</source>
        <translation>لا يتسع هذا القرص لعشر دقائق من التسجيل.</translation>
    </message>
    <message>
        <source>Make room on the disk, or end after this answer.</source>
        <translation>أفسح مكانًا على القرص، أو أنهِ بعد هذه الإجابة.</translation>
    </message>
    <message>
        <source>Move the microphone away a little, or turn it down.</source>
        <translation>أبعد الميكروفون قليلًا، أو اخفض حساسيته.</translation>
    </message>
    <message>
        <source>Put a light in front of the person, or take the cover off the camera.</source>
        <translation>ضع ضوءًا أمام الشخص، أو ارفع الغطاء عن الكاميرا.</translation>
    </message>
    <message>
        <source>Read the question out yourself, or repeat it.</source>
        <translation>اقرأ السؤال بنفسك، أو أعده.</translation>
    </message>
    <message>
        <source>Repeat the question, type the answer, or skip.</source>
        <translation>أعد السؤال، أو اكتب الإجابة، أو تخطَّ السؤال.</translation>
    </message>
    <message>
        <source>The answer could not be recorded.</source>
        <translation>تعذّر تسجيل الإجابة.</translation>
    </message>
    <message>
        <source>The answer could not be written down.</source>
        <translation>تعذّر تدوين الإجابة.</translation>
    </message>
    <message>
        <source>The camera does not answer.</source>
        <translation>الكاميرا لا تستجيب.</translation>
    </message>
    <message>
        <source>The camera&apos;s picture stands still.</source>
        <translation>صورة الكاميرا متجمدة.</translation>
    </message>
    <message>
        <source>The disk is full: nothing is recorded any more.</source>
        <translation>القرص ممتلئ: توقف كل تسجيل.</translation>
    </message>
    <message>
        <source>The disk is nearly full: the picture is no longer recorded.</source>
        <translation>القرص يكاد يمتلئ: توقف تسجيل الصورة.</translation>
    </message>
    <message>
        <source>The emotion could not be read.</source>
        <translation>تعذّرت قراءة الانفعال.</translation>
    </message>
    <message>
        <source>The last step did not work.</source>
        <translation>لم تنجح الخطوة الأخيرة.</translation>
    </message>
    <message>
        <source>The microphone does not answer: nothing is heard.</source>
        <translation>الميكروفون لا يستجيب: لا يُسمع شيء.</translation>
    </message>
    <message>
        <source>The microphone is there but nothing is heard.</source>
        <translation>الميكروفون موجود لكن لا يُسمع شيء.</translation>
    </message>
    <message>
        <source>The picture is too dark to see a face.</source>
        <translation>الصورة معتمة فلا يظهر الوجه.</translation>
    </message>
    <message>
        <source>The question could not be spoken.</source>
        <translation>تعذّر نطق السؤال.</translation>
    </message>
    <message>
        <source>The recording is kept. Go on: it can be written down in the review.</source>
        <translation>التسجيل محفوظ. تابع: يمكن تدوينه في المراجعة.</translation>
    </message>
    <message>
        <source>The sound goes on. Check its plug, or go on without a picture.</source>
        <translation>الصوت مستمر. تحقق من توصيلها، أو تابع دون صورة.</translation>
    </message>
    <message>
        <source>The sound goes on. Make room on the disk.</source>
        <translation>الصوت مستمر. أفسح مكانًا على القرص.</translation>
    </message>
    <message>
        <source>The sound goes on. Plug the camera in again, or go on without a picture.</source>
        <translation>الصوت مستمر. أعد توصيل الكاميرا، أو تابع دون صورة.</translation>
    </message>
    <message>
        <source>The sound is complete. Close other programs if it goes on.</source>
        <translation>الصوت كامل. أغلق البرامج الأخرى إن استمر ذلك.</translation>
    </message>
    <message>
        <source>The sound is too loud and is cut off.</source>
        <translation>الصوت مرتفع جدًا ويتشوّه.</translation>
    </message>
    <message>
        <source>This machine does not keep up: pictures are left out.</source>
        <translation>هذا الجهاز لا يجاري السرعة: تسقط بعض الصور.</translation>
    </message>
    <message>
        <source>Type the answer, and make room on the disk.</source>
        <translation>اكتب الإجابة، وأفسح مكانًا على القرص.</translation>
    </message>
</context>
<context>
    <name>ProtocolCard</name>
    <message>
        <source>None has been set up. Follow your service&apos;s own; it can be entered in the settings.</source>
        <translation>لم يُحدَّد إجراء. اتبع إجراء جهة عملك؛ ويمكن إدخاله في الإعدادات.</translation>
    </message>
    <message>
        <source>Protocol of this site</source>
        <translation>الإجراء المتبع في هذه المنشأة</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>If needed: {probes}</source>
        <translation>عند الحاجة: {probes}</translation>
    </message>
    <message>
        <source>Present question</source>
        <translation>السؤال الحالي</translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation>السبب: {reason}</translation>
    </message>
</context>
<context>
    <name>QuestionDetail</name>
    <message>
        <source>Analyse again</source>
        <translation>إعادة التحليل</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>إعادة طرح السؤال</translation>
    </message>
    <message>
        <source>Ask again …</source>
        <translation>إعادة طرح السؤال…</translation>
    </message>
    <message>
        <source>Ask this question again?</source>
        <translation>أتريد إعادة طرح هذا السؤال؟</translation>
    </message>
    <message>
        <source>Back to the interview with this question; what was said is kept as an earlier take</source>
        <translation>العودة إلى المقابلة بهذا السؤال؛ ويُحفظ ما قيل تسجيلًا سابقًا</translation>
    </message>
    <message>
        <source>First say what was done about the risk statement that is still open</source>
        <translation>اذكر أولًا ما اتُّخذ بشأن قول الخطر الذي لم يُبتّ فيه بعد</translation>
    </message>
    <message>
        <source>Leave out of the report</source>
        <translation>استبعاد من التقرير</translation>
    </message>
    <message>
        <source>Not read: there is no consent to emotion reading.</source>
        <translation>لم يُقرأ: لا موافقة على قراءة الانفعال.</translation>
    </message>
    <message>
        <source>Put back into the report</source>
        <translation>إعادة إلى التقرير</translation>
    </message>
    <message>
        <source>Stay in the review</source>
        <translation>البقاء في المراجعة</translation>
    </message>
    <message>
        <source>The interview goes back to this question. Your correction and the reading of this answer are set aside with it; risk statements stay.</source>
        <translation>تعود المقابلة إلى هذا السؤال. ويُنحّى معه تصحيحك وقراءة هذه الإجابة؛ أما أقوال الخطر فتبقى.</translation>
    </message>
    <message>
        <source>There is no answer to read.</source>
        <translation>لا إجابة تُقرأ.</translation>
    </message>
    <message>
        <source>This question was not asked.</source>
        <translation>لم يُطرح هذا السؤال.</translation>
    </message>
    <message>
        <source>Write down the words and read the emotion once more from the recording</source>
        <translation>تدوين الكلمات وقراءة الانفعال من جديد من التسجيل</translation>
    </message>
</context>
<context>
    <name>QuestionDialog</name>
    <message>
        <source>Insert</source>
        <translation>إدراج</translation>
    </message>
    <message>
        <source>Insert a question</source>
        <translation>إدراج سؤال</translation>
    </message>
    <message>
        <source>It is asked right after the present one.</source>
        <translation>يُطرح بعد السؤال الحالي مباشرة.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>السؤال</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message numerus="yes">
        <source>%n open risk statement(s)</source>
        <translation>
            <numerusform>لا أقوال خطر معلَّقة</numerusform>
            <numerusform>قول خطر معلَّق واحد</numerusform>
            <numerusform>قولا خطر معلَّقان</numerusform>
            <numerusform>%n أقوال خطر معلَّقة</numerusform>
            <numerusform>%n قول خطر معلَّقًا</numerusform>
            <numerusform>%n قول خطر معلَّق</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n risk statement(s)</source>
        <translation>
            <numerusform>لا أقوال خطر</numerusform>
            <numerusform>قول خطر واحد</numerusform>
            <numerusform>قولا خطر</numerusform>
            <numerusform>%n أقوال خطر</numerusform>
            <numerusform>%n قول خطر</numerusform>
            <numerusform>%n قول خطر</numerusform>
        </translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>الأسئلة والإجابات</translation>
    </message>
    <message>
        <source>Up and down: another question</source>
        <translation>السهمان الأعلى والأسفل: سؤال آخر</translation>
    </message>
    <message>
        <source>amended</source>
        <translation>معدَّلة</translation>
    </message>
    <message>
        <source>being edited</source>
        <translation>قيد التحرير</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>مصحَّحة</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>تسجيل متضرر</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>مستبعدة</translation>
    </message>
    <message>
        <source>no words</source>
        <translation>بلا كلمات</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>لم يُطرح</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>متخطّى</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>مكتوبة</translation>
    </message>
</context>
<context>
    <name>ReadBackCard</name>
    <message>
        <source>If they want to say it otherwise, write their words here. They count before all others.</source>
        <translation>إذا أراد الشخص قولها بصيغة أخرى، فاكتب كلماته هنا. وهي مقدَّمة على غيرها.</translation>
    </message>
    <message>
        <source>Keep as the person&apos;s words</source>
        <translation>حفظها بكلمات الشخص</translation>
    </message>
    <message>
        <source>Read back to the person</source>
        <translation>القراءة على الشخص</translation>
    </message>
    <message>
        <source>What the person changes</source>
        <translation>ما يغيّره الشخص</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Another reason</source>
        <translation>سبب آخر</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>&amp;Ask the question again</source>
        <translation>إعادة طرح السؤال</translation>
    </message>
    <message>
        <source>&amp;Go on with this answer</source>
        <translation>متابعة هذه الإجابة</translation>
    </message>
    <message>
        <source>&amp;Keep what is there</source>
        <translation>الإبقاء على الموجود</translation>
    </message>
    <message>
        <source>An answer was cut off</source>
        <translation>انقطعت إجابة</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>القرار لاحقًا</translation>
    </message>
    <message>
        <source>How much of the answer was recorded is not known yet.</source>
        <translation>لا يُعرف بعد كم سُجّل من الإجابة.</translation>
    </message>
    <message>
        <source>Less than a second of the answer was recorded.</source>
        <translation>سُجّل من الإجابة أقل من ثانية.</translation>
    </message>
    <message>
        <source>The answer ends where it was cut off, and the interview goes on.</source>
        <translation>تنتهي الإجابة حيث انقطعت، وتستمر المقابلة.</translation>
    </message>
    <message>
        <source>The program stopped in the middle of an answer</source>
        <translation>توقف البرنامج في وسط إجابة</translation>
    </message>
    <message>
        <source>The question is spoken again. What was recorded before does not count as the answer.</source>
        <translation>يُنطق السؤال من جديد، ولا يُعدّ ما سُجّل قبل ذلك إجابة.</translation>
    </message>
    <message>
        <source>What is there stays, and a new recording begins behind it.</source>
        <translation>يبقى الموجود، ويبدأ بعده تسجيل جديد.</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>بلا رمز</translation>
    </message>
    <message>
        <source>no disorder chosen yet</source>
        <translation>لم يُختر اضطراب بعد</translation>
    </message>
    <message>
        <source>{person}, {disorder}, begun {when}</source>
        <translation>{person}، {disorder}، بدأت {when}</translation>
    </message>
    <message>
        <source>{seconds} s of the answer are recorded and safe.</source>
        <translation>سُجّل من الإجابة {seconds} ث، وهو محفوظ بأمان.</translation>
    </message>
</context>
<context>
    <name>RecoveryForm</name>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>It opens the vault and gives one user a new passphrase. The printed key stays good.</source>
        <translation>يفتح الخزنة ويعطي مستخدمًا واحدًا عبارة مرور جديدة. ويبقى المفتاح المطبوع صالحًا.</translation>
    </message>
    <message>
        <source>Open with the recovery key</source>
        <translation>الفتح بمفتاح الاسترداد</translation>
    </message>
    <message>
        <source>Opening the vault. This takes a moment.</source>
        <translation>تُفتح الخزنة. يستغرق هذا لحظة.</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>مفتاح الاسترداد</translation>
    </message>
    <message>
        <source>Set the new passphrase</source>
        <translation>تعيين عبارة المرور الجديدة</translation>
    </message>
    <message>
        <source>Whose passphrase</source>
        <translation>عبارة مرور مَن</translation>
    </message>
    <message>
        <source>{number} groups of five, as on the sheet. Spaces and small letters do not matter.</source>
        <translation>عدد المجموعات {number} وفي كل منها خمسة، كما في الورقة. لا فرق بين وجود المسافات وعدمه، ولا بين الأحرف الصغيرة والكبيرة.</translation>
    </message>
</context>
<context>
    <name>RehearsalPage</name>
    <message>
        <source>&amp;Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>&amp;Microphone</source>
        <translation>الميكروفون</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>For you alone, before the person is asked. Nothing of this is kept.</source>
        <translation>لك وحدك، قبل أن يُسأل الشخص. لا يُحفظ شيء من هذا.</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>بلا كاميرا</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>بلا ميكروفون</translation>
    </message>
    <message>
        <source>Nothing heard? Turn up the loudspeaker, or choose another voice in the settings.</source>
        <translation>لم تسمع شيئًا؟ ارفع صوت السماعة، أو اختر صوتًا آخر في الإعدادات.</translation>
    </message>
    <message>
        <source>Only you see this. Devices are closed when you leave the page.</source>
        <translation>أنت وحدك ترى هذا. وتُغلق الأجهزة حين تغادر الصفحة.</translation>
    </message>
    <message>
        <source>Say a few words: the bar should move, and stay out of its last part.</source>
        <translation>قل بضع كلمات: ينبغي أن يتحرك الشريط دون أن يبلغ جزأه الأخير.</translation>
    </message>
    <message>
        <source>Say a test sentence</source>
        <translation>نطق جملة تجريبية</translation>
    </message>
    <message>
        <source>This computer is slow for this camera: some pictures are left out.</source>
        <translation>هذا الحاسوب بطيء لهذه الكاميرا: تسقط بعض الصور.</translation>
    </message>
    <message>
        <source>This is how the person will hear the questions.</source>
        <translation>هكذا سيسمع الشخص الأسئلة.</translation>
    </message>
    <message>
        <source>Try the devices</source>
        <translation>تجربة الأجهزة</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>صوت الأسئلة</translation>
    </message>
</context>
<context>
    <name>RemoveModelDialog</name>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>إزالة نموذج</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>إزالته</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>أتريد إزالة {name}؟</translation>
    </message>
</context>
<context>
    <name>ReopenDialog</name>
    <message>
        <source>Open again</source>
        <translation>فتح من جديد</translation>
    </message>
    <message>
        <source>Open the report again</source>
        <translation>فتح التقرير من جديد</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>The interview goes back to the review and a new report is drafted. The signed version is kept as it is and listed in the new report; the new one has to be signed anew.</source>
        <translation>تعود المقابلة إلى المراجعة وتُكتب مسودة تقرير جديد. وتُحفظ النسخة الموقَّعة كما هي وتُذكر في التقرير الجديد، ويلزم توقيع الجديد من جديد.</translation>
    </message>
</context>
<context>
    <name>ReportEditor</name>
    <message>
        <source>Add this finding</source>
        <translation>إضافة هذه النتيجة</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>الخلاصة</translation>
    </message>
    <message>
        <source>Diagnosis, codes and plan are yours alone; nothing is drafted here.</source>
        <translation>التشخيص والرموز والخطة لك وحدك؛ لا يُصاغ هنا شيء آليًا.</translation>
    </message>
    <message>
        <source>Field of the mental state examination</source>
        <translation>مجال فحص الحالة العقلية</translation>
    </message>
    <message>
        <source>Mental state</source>
        <translation>الحالة العقلية</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>السؤال {number}</translation>
    </message>
    <message>
        <source>What is not written here stands in the report as not assessed.</source>
        <translation>ما لا يُكتب هنا يرد في التقرير على أنه لم يُقيَّم.</translation>
    </message>
    <message>
        <source>Your formulation</source>
        <translation>صياغتك</translation>
    </message>
    <message>
        <source>Your formulation: diagnosis, codes, plan</source>
        <translation>صياغتك: التشخيص والرموز والخطة</translation>
    </message>
</context>
<context>
    <name>ReportFoot</name>
    <message>
        <source>A risk statement was not seen to yet: go back to the review.</source>
        <translation>هناك قول خطر لم يُبتّ فيه بعد: عُد إلى المراجعة.</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>العودة إلى المراجعة</translation>
    </message>
    <message>
        <source>Everything in one folder …</source>
        <translation>كل شيء في مجلد واحد…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Markdown …</source>
        <translation>Markdown…</translation>
    </message>
    <message>
        <source>PDF …</source>
        <translation>PDF…</translation>
    </message>
    <message>
        <source>Plain text …</source>
        <translation>نص عادي…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>طباعة</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Sign …</source>
        <translation>توقيع…</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>إيقاف التشغيل</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Web page (HTML) …</source>
        <translation>صفحة ويب (HTML)…</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>DRAFT – not a diagnosis</source>
        <translation>مسودة – ليست تشخيصًا</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>edited, not saved</source>
        <translation>معدَّل، لم يُحفظ</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>محفوظ</translation>
    </message>
</context>
<context>
    <name>ReportPreview</name>
    <message>
        <source>As it will read; the pages are laid out in the PDF</source>
        <translation>كما سيُقرأ؛ وتُنسَّق الصفحات في ملف PDF</translation>
    </message>
    <message>
        <source>Preview of the report</source>
        <translation>معاينة التقرير</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>%n risk statement(s) without a disposition: say first what was done.</source>
        <translation>
            <numerusform>لا أقوال خطر بلا إجراء.</numerusform>
            <numerusform>قول خطر واحد بلا إجراء: اذكر أولًا ما اتُّخذ.</numerusform>
            <numerusform>قولا خطر بلا إجراء: اذكر أولًا ما اتُّخذ.</numerusform>
            <numerusform>%n أقوال خطر بلا إجراء: اذكر أولًا ما اتُّخذ.</numerusform>
            <numerusform>%n قول خطر بلا إجراء: اذكر أولًا ما اتُّخذ.</numerusform>
            <numerusform>%n قول خطر بلا إجراء: اذكر أولًا ما اتُّخذ.</numerusform>
        </translation>
    </message>
    <message>
        <source>A risk statement was put off: the report can be written, but not signed.</source>
        <translation>أُجّل قول خطر: يمكن كتابة التقرير، لا توقيعه.</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>السؤال التالي</translation>
    </message>
    <message>
        <source>No questions</source>
        <translation>لا أسئلة</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>السؤال السابق</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>المراجعة</translation>
    </message>
    <message>
        <source>The last step did not work.</source>
        <translation>لم تنجح الخطوة الأخيرة.</translation>
    </message>
    <message>
        <source>There is nothing to review in this session.</source>
        <translation>ليس في هذه الجلسة ما يُراجَع.</translation>
    </message>
    <message>
        <source>This session was aborted: it can be read and heard, and is not changed any more.</source>
        <translation>قُطعت هذه الجلسة: يمكن قراءتها وسماعها، ولا يتغير فيها شيء بعد الآن.</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>كتابة التقرير</translation>
    </message>
</context>
<context>
    <name>RiskCard</name>
    <message numerus="yes">
        <source>%n statement(s) still to be seen to</source>
        <translation>
            <numerusform>لا أقوال تنتظر البتّ</numerusform>
            <numerusform>قول واحد ينتظر البتّ فيه</numerusform>
            <numerusform>قولان ينتظران البتّ فيهما</numerusform>
            <numerusform>%n أقوال تنتظر البتّ فيها</numerusform>
            <numerusform>%n قولًا تنتظر البتّ فيها</numerusform>
            <numerusform>%n قول تنتظر البتّ فيها</numerusform>
        </translation>
    </message>
    <message>
        <source>Before going on: please look at this</source>
        <translation>قبل المتابعة: انظر في هذا من فضلك</translation>
    </message>
    <message>
        <source>Go on with the interview</source>
        <translation>متابعة المقابلة</translation>
    </message>
    <message>
        <source>Only you see this. A rule found it in the words; you know what it means.</source>
        <translation>أنت وحدك ترى هذا. وجدته قاعدة في الكلمات، وأنت أدرى بمعناه.</translation>
    </message>
</context>
<context>
    <name>RiskStatement</name>
    <message>
        <source>Listen to this</source>
        <translation>استمع إلى هذا</translation>
    </message>
    <message>
        <source>Listen to this statement</source>
        <translation>استمع إلى هذا القول</translation>
    </message>
    <message>
        <source>Note (as you like)</source>
        <translation>ملاحظة (اختياري)</translation>
    </message>
    <message>
        <source>Note on what was done</source>
        <translation>ملاحظة على ما اتُّخذ</translation>
    </message>
    <message>
        <source>Record this</source>
        <translation>تدوين هذا</translation>
    </message>
    <message>
        <source>To whom?</source>
        <translation>إلى مَن؟</translation>
    </message>
    <message>
        <source>typed, so it has no time</source>
        <translation>مكتوب، فلا وقت له</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>Administrator</source>
        <translation>مدير النظام</translation>
    </message>
    <message>
        <source>Clinician</source>
        <translation>الطبيب</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>المشرف</translation>
    </message>
</context>
<context>
    <name>SeekBar</name>
    <message>
        <source>Arrow keys: five seconds back or on. Space: play or pause.</source>
        <translation>مفتاحا السهمين: خمس ثوانٍ إلى الوراء أو إلى الأمام. مفتاح المسافة: تشغيل أو إيقاف مؤقت.</translation>
    </message>
    <message>
        <source>Place in the answer</source>
        <translation>الموضع في الإجابة</translation>
    </message>
</context>
<context>
    <name>SessionPanel</name>
    <message>
        <source>&amp;Audit trail</source>
        <translation>سجل التدقيق</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>حذف…</translation>
    </message>
    <message>
        <source>&amp;Erase this person…</source>
        <translation>محو هذا الشخص…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>&amp;Hold</source>
        <translation>تحفّظ</translation>
    </message>
    <message>
        <source>&amp;Open to read</source>
        <translation>فتح للقراءة</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>رفع التحفّظ</translation>
    </message>
    <message>
        <source>Another session of this person is held, so the person cannot be erased.</source>
        <translation>هناك جلسة أخرى لهذا الشخص متحفَّظ عليها، فلا يمكن محوه.</translation>
    </message>
    <message>
        <source>By law or by order: nothing deletes it until it is released</source>
        <translation>بحكم القانون أو بأمر: لا يحذفها شيء حتى يُرفع التحفّظ</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Everything about this person</source>
        <translation>كل شيء عن هذا الشخص</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>متحفَّظ عليها</translation>
    </message>
    <message>
        <source>Held: it cannot be deleted until it is released.</source>
        <translation>متحفَّظ عليها: لا يمكن حذفها حتى يُرفع التحفّظ.</translation>
    </message>
    <message>
        <source>Let it be deleted again</source>
        <translation>السماح بحذفها من جديد</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>بلا رمز</translation>
    </message>
    <message>
        <source>No disorder chosen yet</source>
        <translation>لم يُختر اضطراب بعد</translation>
    </message>
    <message>
        <source>The report as PDF</source>
        <translation>التقرير بصيغة PDF</translation>
    </message>
    <message>
        <source>This session as files</source>
        <translation>هذه الجلسة ملفاتٍ</translation>
    </message>
</context>
<context>
    <name>SessionsList</name>
    <message>
        <source>Broken off</source>
        <translation>مقطوعة</translation>
    </message>
    <message>
        <source>Every stage</source>
        <translation>كل المراحل</translation>
    </message>
    <message>
        <source>Interview under way</source>
        <translation>المقابلة جارية</translation>
    </message>
    <message>
        <source>No session fits. Search for something else, or show every stage.</source>
        <translation>لا جلسة توافق البحث. ابحث عن شيء آخر، أو اعرض كل المراحل.</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>لم تبدأ</translation>
    </message>
    <message>
        <source>Review and report</source>
        <translation>المراجعة والتقرير</translation>
    </message>
    <message>
        <source>Risk statement waits</source>
        <translation>قول خطر ينتظر</translation>
    </message>
    <message>
        <source>Search by person, disorder or date</source>
        <translation>البحث بالشخص أو الاضطراب أو التاريخ</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>الجلسات</translation>
    </message>
    <message>
        <source>Sessions: {every}</source>
        <translation>الجلسات: {every}</translation>
    </message>
    <message>
        <source>Sessions: {found} of {every}</source>
        <translation>الجلسات: {found} من {every}</translation>
    </message>
    <message>
        <source>Show which stage</source>
        <translation>المرحلة المعروضة</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>موقَّعة</translation>
    </message>
</context>
<context>
    <name>SessionsModel</name>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Disorder</source>
        <translation>الاضطراب</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>تحفّظ</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>الشخص</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>المرحلة</translation>
    </message>
</context>
<context>
    <name>SessionsPage</name>
    <message>
        <source>&amp;New interview</source>
        <translation>مقابلة جديدة</translation>
    </message>
    <message>
        <source>Begin an interview</source>
        <translation>بدء مقابلة</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Look…</source>
        <translation>عرض…</translation>
    </message>
    <message>
        <source>No code</source>
        <translation>بلا رمز</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>لا جلسات بعد</translation>
    </message>
    <message>
        <source>Nothing is deleted unless you say so.</source>
        <translation>لا يُحذف شيء إلا بطلبك.</translation>
    </message>
    <message>
        <source>Opening the list of sessions</source>
        <translation>تُفتح قائمة الجلسات</translation>
    </message>
    <message>
        <source>Past its keeping time: something in {number} of the sessions.</source>
        <translation>تجاوز شيء مدة حفظه؛ عدد الجلسات المعنية: {number}.</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>الجلسات</translation>
    </message>
    <message>
        <source>What you record stays in the vault on this computer, and stands here.</source>
        <translation>ما تسجّله يبقى في الخزنة على هذا الحاسوب، ويظهر هنا.</translation>
    </message>
    <message>
        <source>the whole session</source>
        <translation>الجلسة كلها</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A PEM file, when this computer does not trust the server by itself.</source>
        <translation>ملف شهادة، إذا كان هذا الحاسوب لا يثق بالخادم من تلقاء نفسه.</translation>
    </message>
    <message>
        <source>A recording goes on under a locked screen.</source>
        <translation>يستمر التسجيل والشاشة مقفلة.</translation>
    </message>
    <message>
        <source>Always: else from the question bank</source>
        <translation>دائمًا: وإلا فمن بنك الأسئلة</translation>
    </message>
    <message>
        <source>As much of it as fits</source>
        <translation>بقدر ما تتسع له</translation>
    </message>
    <message>
        <source>As this computer</source>
        <translation>كإعداد هذا الحاسوب</translation>
    </message>
    <message>
        <source>Backwards from each new moment</source>
        <translation>إلى الوراء من كل لحظة جديدة</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>Certificate of the clinic&apos;s own authority</source>
        <translation>شهادة جهة التوثيق الخاصة بالعيادة</translation>
    </message>
    <message>
        <source>Clips brought in as files</source>
        <translation>مقاطع أُدخلت ملفاتٍ</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>Counted from the first of a kind. What a consent says goes first. Nothing is deleted without asking.</source>
        <translation>تُحسب من أول تسجيل من كل نوع. والأولوية لما تنص عليه الموافقة. ولا يُحذف شيء دون سؤال.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Devices and hearing</source>
        <translation>الأجهزة والاستماع</translation>
    </message>
    <message>
        <source>Each interview has a language of its own.</source>
        <translation>لكل مقابلة لغتها.</translation>
    </message>
    <message>
        <source>Each question goes to Google as text. No answer and no name does.</source>
        <translation>يُرسَل كل سؤال إلى Google نصًا. ولا تُرسَل إجابة ولا اسم.</translation>
    </message>
    <message>
        <source>Emotion reading may be used at this site</source>
        <translation>يُسمح بقراءة الانفعال في هذه المنشأة</translation>
    </message>
    <message>
        <source>Empty: the one that comes with the program.</source>
        <translation>فارغ: النموذج الذي يأتي مع البرنامج.</translation>
    </message>
    <message>
        <source>File of the Piper voice</source>
        <translation>ملف صوت Piper</translation>
    </message>
    <message>
        <source>Flite: English only</source>
        <translation>Flite: الإنجليزية فقط</translation>
    </message>
    <message>
        <source>Google gets every question, and only when it is allowed under Network.</source>
        <translation>يصل كل سؤال إلى Google، بشرط السماح بذلك تحت «الشبكة».</translation>
    </message>
    <message>
        <source>Google may speak the questions</source>
        <translation>يُسمح لخدمة Google بنطق الأسئلة</translation>
    </message>
    <message>
        <source>Google: needs the network</source>
        <translation>Google: يحتاج إلى الشبكة</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>بطاقة الرسوميات</translation>
    </message>
    <message>
        <source>How it looks at an answer</source>
        <translation>كيف ينظر إلى الإجابة</translation>
    </message>
    <message>
        <source>How many a new plan has; you can add and take out.</source>
        <translation>عددها في خطة جديدة؛ ولك أن تضيف وتُخرج.</translation>
    </message>
    <message>
        <source>How much it can keep in view. Fewer are used when the memory is short.</source>
        <translation>مقدار ما يستطيع إبقاءه أمامه. يُستخدم أقل منه حين تضيق الذاكرة.</translation>
    </message>
    <message>
        <source>In your own words. It stands on the crisis card.</source>
        <translation>بكلماتك. ويظهر في بطاقة الأزمات.</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>المقابلة</translation>
    </message>
    <message>
        <source>It can be changed for each interview.</source>
        <translation>يمكن تغييرها لكل مقابلة.</translation>
    </message>
    <message>
        <source>It drafts questions and the report. Without one they come from the vetted bank, plainly.</source>
        <translation>يصوغ مسودة الأسئلة والتقرير. ومن دونه تأتي الأسئلة من البنك المراجَع ويكون التقرير بسيطًا.</translation>
    </message>
    <message>
        <source>It ends in .onnx; its .json lies beside it.</source>
        <translation>ينتهي اسمه بـ ‎.onnx، وإلى جانبه ملف ‎.json.</translation>
    </message>
    <message>
        <source>It works on this computer, without the network.</source>
        <translation>يعمل على هذا الحاسوب، دون شبكة.</translation>
    </message>
    <message>
        <source>Its name on the page of the models. Empty: none.</source>
        <translation>اسمه في صفحة النماذج. فارغ: لا شيء.</translation>
    </message>
    <message>
        <source>Keeping times</source>
        <translation>مدد الحفظ</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>نموذج اللغة</translation>
    </message>
    <message>
        <source>Language of a new interview</source>
        <translation>لغة المقابلة الجديدة</translation>
    </message>
    <message>
        <source>Language of the Piper voice</source>
        <translation>لغة صوت Piper</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>لغة النافذة</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Lock the screen after</source>
        <translation>قفل الشاشة بعد</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>الميكروفون</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>النموذج</translation>
    </message>
    <message>
        <source>Model of that server</source>
        <translation>نموذج ذلك الخادم</translation>
    </message>
    <message>
        <source>Model that reads emotion</source>
        <translation>النموذج الذي يقرأ الانفعال</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>بلا كاميرا</translation>
    </message>
    <message>
        <source>No microphone: answers are typed</source>
        <translation>بلا ميكروفون: الإجابات كتابةً</translation>
    </message>
    <message>
        <source>None: answers are typed</source>
        <translation>لا شيء: الإجابات كتابةً</translation>
    </message>
    <message>
        <source>None: questions are only shown</source>
        <translation>لا شيء: تُعرض الأسئلة فقط</translation>
    </message>
    <message>
        <source>Not used: the processor only</source>
        <translation>لا تُستخدم: المعالج وحده</translation>
    </message>
    <message>
        <source>Nothing is opened before the person has consented.</source>
        <translation>لا يُفتح أي جهاز قبل موافقة الشخص.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer unless you allow it here, each purpose by itself.</source>
        <translation>لا يخرج شيء من هذا الحاسوب إلا إذا سمحت به هنا، كل غرض على حدة.</translation>
    </message>
    <message>
        <source>Number of questions</source>
        <translation>عدد الأسئلة</translation>
    </message>
    <message>
        <source>Numbers to call</source>
        <translation>أرقام الاتصال</translation>
    </message>
    <message>
        <source>Off: nobody is asked for it and nothing reads it. Some laws demand that.</source>
        <translation>عند الإيقاف: لا يُسأل عنه أحد ولا يقرؤه شيء. وبعض القوانين توجب ذلك.</translation>
    </message>
    <message>
        <source>One a line, with whose it is. The program knows none of its own.</source>
        <translation>رقم في كل سطر، مع اسم صاحبه. والبرنامج لا يعرف أي رقم من عنده.</translation>
    </message>
    <message>
        <source>One stretch after another</source>
        <translation>مقطعًا بعد مقطع</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>الصور</translation>
    </message>
    <message>
        <source>Piper: a voice of your own</source>
        <translation>Piper: صوت تختاره أنت</translation>
    </message>
    <message>
        <source>PocketSphinx: rough, English only</source>
        <translation>PocketSphinx: تقريبي، الإنجليزية فقط</translation>
    </message>
    <message>
        <source>Questions and answers go there as text. Sound and pictures never do.</source>
        <translation>تذهب الأسئلة والأجوبة إليه نصًا. أما الصوت والصور فلا تذهب أبدًا.</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>السلامة</translation>
    </message>
    <message>
        <source>Screen lock</source>
        <translation>قفل الشاشة</translation>
    </message>
    <message>
        <source>Server of the clinic, instead of a model here</source>
        <translation>خادم العيادة بدلًا من نموذج هنا</translation>
    </message>
    <message>
        <source>Small, in their window, while they answer. Some people do not like it.</source>
        <translation>صغيرة، في نافذته، أثناء إجابته. وبعض الناس لا يحبون ذلك.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Suggest one more question after an answer</source>
        <translation>اقتراح سؤال إضافي بعد كل إجابة</translation>
    </message>
    <message>
        <source>Text: answers, report; with it the whole session goes</source>
        <translation>النص: الإجابات والتقرير؛ ومعه تذهب الجلسة كلها</translation>
    </message>
    <message>
        <source>The address that its operator gave you. It must be allowed under Network.</source>
        <translation>العنوان الذي أعطاك إياه مشغّله. يجب السماح به في قسم الشبكة.</translation>
    </message>
    <message>
        <source>The best there is</source>
        <translation>أفضل المتاح</translation>
    </message>
    <message>
        <source>The clinic&apos;s language server may be used</source>
        <translation>يجوز استخدام خادم اللغة الخاص بالعيادة</translation>
    </message>
    <message>
        <source>The crisis card can be opened from every page, the locked screen too.</source>
        <translation>يمكن فتح بطاقة الأزمات من كل صفحة، ومن الشاشة المقفلة أيضًا.</translation>
    </message>
    <message>
        <source>The first one there is</source>
        <translation>أول جهاز متاح</translation>
    </message>
    <message>
        <source>The person may see their own picture</source>
        <translation>يُسمح للشخص برؤية صورته</translation>
    </message>
    <message>
        <source>The voice of this computer</source>
        <translation>صوت هذا الحاسوب</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>صوت الأسئلة</translation>
    </message>
    <message>
        <source>Vosk</source>
        <translation>Vosk</translation>
    </message>
    <message>
        <source>What your site does in a crisis</source>
        <translation>ما تفعله منشأتك عند الأزمات</translation>
    </message>
    <message>
        <source>When a model writes the questions</source>
        <translation>حين يكتب نموذجٌ الأسئلة</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>النافذة</translation>
    </message>
    <message>
        <source>Writing down what is said</source>
        <translation>تدوين ما يقال</translation>
    </message>
    <message>
        <source>You see it first. It is asked only if you say so, and holds nothing up.</source>
        <translation>تراه أنت أولًا. لا يُطرح إلا إذا قلت ذلك، ولا يؤخّر شيئًا.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>eSpeak NG: comes with the program</source>
        <translation>eSpeak NG: مرفق مع البرنامج</translation>
    </message>
    <message>
        <source>empty: until somebody deletes it</source>
        <translation>فارغ: حتى يحذفه أحد</translation>
    </message>
    <message>
        <source>idle minutes</source>
        <translation>دقائق من الخمول</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>سؤال</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>رمزًا</translation>
    </message>
    <message>
        <source>words a minute</source>
        <translation>كلمة في الدقيقة</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Back to the defaults</source>
        <translation>العودة إلى القيم الافتراضية</translation>
    </message>
    <message>
        <source>Changes are kept at once.</source>
        <translation>تُحفظ التغييرات فورًا.</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>مجموعات الإعدادات</translation>
    </message>
    <message>
        <source>Look for devices again</source>
        <translation>إعادة البحث عن الأجهزة</translation>
    </message>
    <message>
        <source>Passphrase and users</source>
        <translation>عبارة المرور والمستخدمون</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>This cannot be taken. It is not saved yet.</source>
        <translation>لا يمكن قبول هذا. لم يُحفظ بعد.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>SettlingPanel</name>
    <message>
        <source>Writing down the last words</source>
        <translation>تُدوَّن آخر الكلمات</translation>
    </message>
    <message>
        <source>Writing down the last words…</source>
        <translation>تُدوَّن آخر الكلمات…</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>About</source>
        <translation>حول البرنامج</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>فحص الجهاز</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>المقابلة</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>سجل البرنامج</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>النماذج</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>الجلسات</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
</context>
<context>
    <name>SignDialog</name>
    <message>
        <source>Sign</source>
        <translation>توقيع</translation>
    </message>
    <message>
        <source>Sign as supervisor</source>
        <translation>التوقيع مشرفًا</translation>
    </message>
    <message>
        <source>Sign the report</source>
        <translation>توقيع التقرير</translation>
    </message>
    <message>
        <source>You sign that you have read this report, that it says what you hold to be right, and that you answer for it. It is then no draft any more. Every later change takes the signature off.</source>
        <translation>توقيعك إقرار بأنك قرأت هذا التقرير، وأنه يقول ما تراه صوابًا، وأنك مسؤول عنه. وعندئذ لا يعود مسودة. وكل تعديل لاحق يُسقط التوقيع.</translation>
    </message>
    <message>
        <source>You sign, beside the author, that you have read this report and supervised the interview.</source>
        <translation>توقيعك إلى جانب الكاتب إقرار بأنك قرأت هذا التقرير وأشرفت على المقابلة.</translation>
    </message>
    <message>
        <source>Your passphrase, as your signature</source>
        <translation>عبارة المرور، بمثابة توقيعك</translation>
    </message>
</context>
<context>
    <name>SignedPanel</name>
    <message>
        <source>Add an addendum …</source>
        <translation>إضافة ملحق…</translation>
    </message>
    <message>
        <source>Addendum</source>
        <translation>ملحق</translation>
    </message>
    <message>
        <source>An earlier signed version was opened again: {reason}</source>
        <translation>فُتحت من جديد نسخة سابقة موقَّعة: {reason}</translation>
    </message>
    <message>
        <source>Hash of what was signed: {hash}</source>
        <translation>بصمة ما وُقِّع عليه: {hash}</translation>
    </message>
    <message>
        <source>Open again …</source>
        <translation>فتح من جديد…</translation>
    </message>
    <message>
        <source>Sign as supervisor …</source>
        <translation>التوقيع مشرفًا…</translation>
    </message>
    <message>
        <source>You have signed; a supervisor signs under another name.</source>
        <translation>لقد وقّعت؛ والمشرف يوقّع باسم آخر.</translation>
    </message>
</context>
<context>
    <name>SiteStep</name>
    <message>
        <source>A test opens a device for a moment and keeps nothing.</source>
        <translation>الاختبار يفتح الجهاز لحظة ولا يحفظ شيئًا.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>الكاميرا</translation>
    </message>
    <message>
        <source>Crisis card</source>
        <translation>بطاقة الأزمات</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>الأجهزة</translation>
    </message>
    <message>
        <source>Emotion reading may be used at this site</source>
        <translation>يُسمح بقراءة الانفعال في هذه المنشأة</translation>
    </message>
    <message>
        <source>In your own words. The crisis card can be opened from every page.</source>
        <translation>بكلماتك. ويمكن فتح بطاقة الأزمات من كل صفحة.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>الميكروفون</translation>
    </message>
    <message>
        <source>Numbers to call</source>
        <translation>أرقام الاتصال</translation>
    </message>
    <message>
        <source>One a line, with whose it is. The program knows none of its own.</source>
        <translation>رقم في كل سطر، مع اسم صاحبه. والبرنامج لا يعرف أي رقم من عنده.</translation>
    </message>
    <message>
        <source>Test the camera</source>
        <translation>اختبار الكاميرا</translation>
    </message>
    <message>
        <source>Test the microphone</source>
        <translation>اختبار الميكروفون</translation>
    </message>
    <message>
        <source>Test the voice</source>
        <translation>اختبار الصوت</translation>
    </message>
    <message>
        <source>What your site does in a crisis</source>
        <translation>ما تفعله منشأتك عند الأزمات</translation>
    </message>
</context>
<context>
    <name>Sitting</name>
    <message>
        <source>Delete what was recorded?</source>
        <translation>أتريد حذف ما سُجّل؟</translation>
    </message>
    <message>
        <source>Deleted. That it was, when and by whom stays on record.</source>
        <translation>حُذف. ويبقى مسجَّلًا أنه حُذف ومتى ومن حذفه.</translation>
    </message>
    <message>
        <source>The consent was withdrawn. Shall what was recorded under it be deleted for good? It cannot be undone.</source>
        <translation>سُحبت الموافقة. هل يُحذف نهائيًا ما سُجّل بموجبها؟ لا يمكن التراجع عن هذا.</translation>
    </message>
</context>
<context>
    <name>SmallCard</name>
    <message>
        <source>Crisis card</source>
        <translation>بطاقة الأزمات</translation>
    </message>
</context>
<context>
    <name>SourceLink</name>
    <message>
        <source>Hear what this rests on</source>
        <translation>استمع إلى ما يستند إليه هذا</translation>
    </message>
    <message>
        <source>question {number}</source>
        <translation>السؤال {number}</translation>
    </message>
    <message>
        <source>question {number}, {times}</source>
        <translation>السؤال {number}، {times}</translation>
    </message>
    <message>
        <source>source no longer in the plan</source>
        <translation>المصدر لم يعد في الخطة</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Being analysed</source>
        <translation>قيد التحليل</translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation>مقطوعة</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>الموافقة</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>المقابلة</translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation>لم تبدأ</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>التخطيط</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>المراجعة</translation>
    </message>
    <message>
        <source>Risk statement</source>
        <translation>قول خطر</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>موقَّعة</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>&amp;Language of the interview</source>
        <translation>لغة المقابلة</translation>
    </message>
    <message>
        <source>&amp;Number of questions</source>
        <translation>عدد الأسئلة</translation>
    </message>
    <message>
        <source>&amp;Reason for the interview</source>
        <translation>سبب المقابلة</translation>
    </message>
    <message>
        <source>Age &amp;band</source>
        <translation>الفئة العمرية</translation>
    </message>
    <message>
        <source>Enter goes on to the consent form.</source>
        <translation>مفتاح Enter ينتقل إلى نموذج الموافقة.</translation>
    </message>
    <message>
        <source>Go on to consent</source>
        <translation>المتابعة إلى الموافقة</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>ملاحظات</translation>
    </message>
    <message>
        <source>New interview</source>
        <translation>مقابلة جديدة</translation>
    </message>
    <message>
        <source>No names here either.</source>
        <translation>لا أسماء هنا أيضًا.</translation>
    </message>
    <message>
        <source>Say first what the interview is about.</source>
        <translation>اذكر أولًا موضوع المقابلة.</translation>
    </message>
    <message>
        <source>Try camera and microphone</source>
        <translation>تجربة الكاميرا والميكروفون</translation>
    </message>
    <message>
        <source>What is known before: reason, age, notes</source>
        <translation>المعروف مسبقًا: السبب والعمر وملاحظات</translation>
    </message>
    <message>
        <source>for example: 30–39</source>
        <translation>مثلًا: 30–39</translation>
    </message>
    <message>
        <source>no camera: only sound is recorded</source>
        <translation>بلا كاميرا: يُسجَّل الصوت فقط</translation>
    </message>
    <message>
        <source>no microphone: answers are typed</source>
        <translation>بلا ميكروفون: الإجابات كتابةً</translation>
    </message>
</context>
<context>
    <name>StatementRow</name>
    <message>
        <source>Remove this sentence</source>
        <translation>إزالة هذه الجملة</translation>
    </message>
    <message>
        <source>not checked against the answers</source>
        <translation>لم تُقارَن بالإجابات</translation>
    </message>
    <message>
        <source>unsupported: nothing said bears this out</source>
        <translation>بلا سند: لا شيء مما قيل يدعمها</translation>
    </message>
    <message>
        <source>your own words</source>
        <translation>بكلماتك</translation>
    </message>
</context>
<context>
    <name>StatementsPart</name>
    <message>
        <source>Add a sentence</source>
        <translation>إضافة جملة</translation>
    </message>
    <message>
        <source>Add a sentence: {part}</source>
        <translation>إضافة جملة: {part}</translation>
    </message>
    <message>
        <source>Nothing is written here.</source>
        <translation>لم يُكتب شيء هنا.</translation>
    </message>
    <message>
        <source>{part}, sentence {number}</source>
        <translation>{part}، الجملة {number}</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Saved: {file}</source>
        <translation>حُفظ: {file}</translation>
    </message>
    <message>
        <source>The session was aborted. What was recorded is kept.</source>
        <translation>قُطعت الجلسة، وما سُجّل محفوظ.</translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <source>A model file made by an enemy could take over this computer when it is opened.</source>
        <translation>قد يستولي ملف نموذج صنعه عدو على هذا الحاسوب عند فتحه.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Do you trust {name}?</source>
        <translation>هل تثق بالملف {name}؟</translation>
    </message>
    <message>
        <source>I trust this file</source>
        <translation>أثق بهذا الملف</translation>
    </message>
    <message>
        <source>Nobody knows its SHA-256. Compare this one with what its publisher says:</source>
        <translation>لا أحد يعرف بصمته SHA-256. قارن هذه بما يقوله ناشره:</translation>
    </message>
    <message>
        <source>Trust a model file</source>
        <translation>الوثوق بملف نموذج</translation>
    </message>
</context>
<context>
    <name>TwoDrafts</name>
    <message>
        <source>+ added</source>
        <translation>+ أُضيفت</translation>
    </message>
    <message>
        <source>= the same</source>
        <translation>= كما هي</translation>
    </message>
    <message>
        <source>Conclusion</source>
        <translation>الخلاصة</translation>
    </message>
    <message>
        <source>Emotion: not told to the writer</source>
        <translation>الانفعال: لم يُذكر للكاتب</translation>
    </message>
    <message>
        <source>Mental state</source>
        <translation>الحالة العقلية</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>السؤال {number}</translation>
    </message>
    <message>
        <source>Sentences, without emotion: {counts}.</source>
        <translation>الجمل من دون الانفعال: {counts}.</translation>
    </message>
    <message>
        <source>The two drafts, sentence by sentence</source>
        <translation>المسودتان جملةً بجملة</translation>
    </message>
    <message>
        <source>With emotion</source>
        <translation>مع الانفعال</translation>
    </message>
    <message>
        <source>Without emotion</source>
        <translation>من دون الانفعال</translation>
    </message>
    <message>
        <source>added: {number}</source>
        <translation>أُضيفت: {number}</translation>
    </message>
    <message>
        <source>changed: {number}</source>
        <translation>تغيّرت: {number}</translation>
    </message>
    <message>
        <source>gone: {number}</source>
        <translation>غابت: {number}</translation>
    </message>
    <message>
        <source>not in this draft</source>
        <translation>ليست في هذه المسودة</translation>
    </message>
    <message>
        <source>the same: {number}</source>
        <translation>كما هي: {number}</translation>
    </message>
    <message>
        <source>unsupported</source>
        <translation>بلا سند</translation>
    </message>
    <message>
        <source>your own words</source>
        <translation>بكلماتك</translation>
    </message>
    <message>
        <source>{mark}. With emotion: {first} Without emotion: {second}</source>
        <translation>{mark}. مع الانفعال: {first} من دون الانفعال: {second}</translation>
    </message>
    <message>
        <source>− gone</source>
        <translation>− غابت</translation>
    </message>
    <message>
        <source>≠ changed</source>
        <translation>≠ تغيّرت</translation>
    </message>
</context>
<context>
    <name>TypingPanel</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Send what is typed</source>
        <translation>إرسال المكتوب</translation>
    </message>
    <message>
        <source>Typed answer</source>
        <translation>الإجابة المكتوبة</translation>
    </message>
</context>
<context>
    <name>Unfinished</name>
    <message numerus="yes">
        <source>%n more under Sessions.</source>
        <translation>
            <numerusform>لا غيرها تحت «الجلسات».</numerusform>
            <numerusform>واحدة أخرى تحت «الجلسات».</numerusform>
            <numerusform>اثنتان أخريان تحت «الجلسات».</numerusform>
            <numerusform>%n أخرى تحت «الجلسات».</numerusform>
            <numerusform>%n أخرى تحت «الجلسات».</numerusform>
            <numerusform>%n أخرى تحت «الجلسات».</numerusform>
        </translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>مقابلات انقطعت</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Anamnesis</source>
        <translation>‏Anamnesis</translation>
    </message>
    <message>
        <source>Checking the passphrase. This takes a moment.</source>
        <translation>يُتحقَّق من عبارة المرور. يستغرق هذا لحظة.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Open the vault to see and to begin interviews.</source>
        <translation>افتح الخزنة لترى المقابلات وتبدأ مقابلة.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح الخزنة</translation>
    </message>
    <message>
        <source>Use the recovery key instead</source>
        <translation>استعمال مفتاح الاسترداد</translation>
    </message>
</context>
<context>
    <name>Unsaved</name>
    <message>
        <source>Save again</source>
        <translation>إعادة الحفظ</translation>
    </message>
</context>
<context>
    <name>UsersPanel</name>
    <message>
        <source>Add a user</source>
        <translation>إضافة مستخدم</translation>
    </message>
    <message>
        <source>Add this user</source>
        <translation>إضافة هذا المستخدم</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>تغيير عبارة المرور</translation>
    </message>
    <message>
        <source>Name, as it is signed</source>
        <translation>الاسم كما يُوقَّع به</translation>
    </message>
    <message>
        <source>Only an administrator adds users.</source>
        <translation>لا يضيف المستخدمين إلا مدير النظام.</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>عبارة المرور الحالية</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>The new user types the passphrase, so that nobody else knows it.</source>
        <translation>يكتب المستخدم الجديد عبارة المرور بنفسه، فلا يعرفها غيره.</translation>
    </message>
    <message>
        <source>The old one opens nothing from then on but copies of the vault that were made before.</source>
        <translation>لا تفتح القديمة بعد ذلك إلا نسخ الخزنة التي أُخذت من قبل.</translation>
    </message>
    <message>
        <source>Who may open the vault</source>
        <translation>من يستطيع فتح الخزنة</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>عبارة المرور</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name} (أنت)</translation>
    </message>
</context>
<context>
    <name>VaultStep</name>
    <message>
        <source>As you sign. It stands in the audit trail and under reports.</source>
        <translation>كما توقّع به. ويظهر في سجل التدقيق وتحت التقارير.</translation>
    </message>
    <message>
        <source>Everything is kept encrypted in a vault. Only this passphrase or the recovery key opens it.</source>
        <translation>يُحفظ كل شيء مشفَّرًا في خزنة، ولا تفتحها إلا عبارة المرور هذه أو مفتاح الاسترداد.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>اسمك</translation>
    </message>
</context>
<context>
    <name>WordView</name>
    <message>
        <source>Click on a word, or press Return in it, to play from there</source>
        <translation>انقر على كلمة، أو اضغط Enter عليها، للتشغيل من موضعها</translation>
    </message>
    <message>
        <source>Words as they were heard</source>
        <translation>الكلمات كما سُمعت</translation>
    </message>
    <message>
        <source>You: </source>
        <translation>أنت: </translation>
    </message>
</context>
<context>
    <name>WriterBox</name>
    <message>
        <source>Who writes the questions</source>
        <translation>من يكتب الأسئلة</translation>
    </message>
    <message>
        <source>Who writes the questions the next time they are written.</source>
        <translation>من يكتب الأسئلة في المرة القادمة.</translation>
    </message>
    <message>
        <source>by the language model</source>
        <translation>بقلم النموذج اللغوي</translation>
    </message>
    <message>
        <source>from the question bank</source>
        <translation>من بنك الأسئلة</translation>
    </message>
</context>
<context>
    <name>WritingState</name>
    <message>
        <source>The report is being drafted</source>
        <translation>تُكتب مسودة التقرير</translation>
    </message>
    <message>
        <source>{count} of {all} parts of this draft were not written by the language model.</source>
        <translation>{count} من {all} أجزاء هذه المسودة لم يكتبها النموذج اللغوي.</translation>
    </message>
</context>
<context>
    <name>_CheckLine</name>
    <message>
        <source>Copied</source>
        <translation>نُسخ</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy the remedy</source>
        <translation>نسخ العلاج</translation>
    </message>
    <message>
        <source>good</source>
        <translation>سليم</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>غير موجود</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>مطلوب</translation>
    </message>
</context>
<context>
    <name>_Choice</name>
    <message>
        <source>The first one: {name}</source>
        <translation>الأول: {name}</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>{name} (not connected)</source>
        <translation>{name} (غير متصل)</translation>
    </message>
</context>
<context>
    <name>_Correction</name>
    <message>
        <source>Corrected text of the answer</source>
        <translation>نص الإجابة المصحَّح</translation>
    </message>
    <message>
        <source>Ctrl+Z takes back what was typed.</source>
        <translation>اختصار Ctrl+Z يتراجع عما كُتب.</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>تركها كما كانت</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>حفظ التصحيح</translation>
    </message>
</context>
<context>
    <name>_FlagBox</name>
    <message>
        <source>Put off by {who}: {note}. Nothing can be signed until it is seen to.</source>
        <translation>أجّله {who}: {note}. ولا يمكن توقيع شيء حتى يُبتّ فيه.</translation>
    </message>
</context>
<context>
    <name>_Notes</name>
    <message>
        <source>A moment was marked</source>
        <translation>عُلّمت لحظة</translation>
    </message>
    <message>
        <source>Play from {time}</source>
        <translation>تشغيل من {time}</translation>
    </message>
    <message>
        <source>Private: they do not stand in the report.</source>
        <translation>خاصة بك: لا ترد في التقرير.</translation>
    </message>
    <message>
        <source>Your notes</source>
        <translation>ملاحظاتك</translation>
    </message>
</context>
<context>
    <name>_UnfinishedCard</name>
    <message>
        <source>Cut off on {date}, {stage}.</source>
        <translation>انقطعت في {date}، {stage}.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Go on with {session}</source>
        <translation>متابعة {session}</translation>
    </message>
    <message>
        <source>after the last question</source>
        <translation>بعد آخر سؤال</translation>
    </message>
    <message>
        <source>before the first question</source>
        <translation>قبل أول سؤال</translation>
    </message>
    <message>
        <source>during the interview</source>
        <translation>أثناء المقابلة</translation>
    </message>
    <message>
        <source>without a code</source>
        <translation>بلا رمز</translation>
    </message>
</context>
</TS>
