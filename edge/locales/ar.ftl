# Texts say what to do. They blame nobody, and they beg nobody either.
# Arabic. What is filled in as text is isolated by `Texts::with`; only examples that stand here, such as
# phone numbers, need marks of their own: LEFT-TO-RIGHT ISOLATE (2066) and the end of it (2069).

## The language itself, its numbers and its dates
language-name = العربية
number-group = ,
number-decimal = .
size-kb = { $size } كيلوبايت
size-mb = { $size } ميغابايت
money = {"\u200F"}{ $amount }{"\u00A0"}€
duration-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
  }
duration-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
  }
duration-both = { $hours } و{ $minutes }
moment = { $weekday } { $day } { $month } { $year } الساعة { $hour }:{ $minute }
moment-short = { $day } { $month } { $year }، { $hour }:{ $minute }
moment-today = الساعة { $hour }:{ $minute }
moment-week = { $weekday } الساعة { $hour }:{ $minute }
date = { $weekday } { $day } { $month } { $year }
moment-day = { $weekday } { $day } { $month }
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

## Every page
page-skip = انتقل إلى المحتوى
page-languages = اللغة
page-contact = اتصل بنا
contact-phone = الهاتف
contact-email = البريد الإلكتروني
contact-knowledge-base = قاعدة المعرفة
contact-chat = المحادثة
channel-open-until = متاح حتى { $hour }:{ $minute }
channel-open-closes = متاح، ويُغلق { $when }
channel-always = في أي وقت
channel-opens = يُفتح { $when }
channel-closed = مغلق
contact-web = الموقع الإلكتروني

## The form
form-title = أبلغ عن مشكلة
form-title-any = أبلغ أو اسأل
form-site = بخصوص { $site } (الموقع { $id })
answered-by = يجيب { $reseller } عن بلاغك.
answered-by-passes-on = يجيب { $reseller } عن بلاغك. وما لا يستطيع { $reseller } حلّه بنفسه ينتقل إلى { $desk }، وقد يستغرق ذلك وقتًا أطول.
answered-by-desk = يجيب { $desk } عن بلاغك، نيابةً عن { $reseller }.
answered-beyond = ألا يساعدك { $reseller }؟ توجّه إذن إلى { $desk }:
form-previous = يشير إلى البلاغ { $number }
form-elsewhere = شيء منع النموذج من الظهور في الموقع نفسه: مانع إعلانات أو جدار حماية أو سياسة ذلك الموقع. وهو يعمل هنا.
hours-open = مكتب الخدمة مفتوح الآن.
hours-open-until = مكتب الخدمة مفتوح الآن، ويُغلق { $when }.
hours-closed = مكتب الخدمة مغلق الآن. يمكنك إرسال بلاغك من الآن.
hours-closed-until = مكتب الخدمة مغلق الآن، ويُفتح { $when }. يمكنك إرسال بلاغك من الآن.
hours-reach = يمكنك حاليًا الوصول إلى مكتب الخدمة { $reach }.
hours-ahead = من { $from } إلى { $to }: { $told }
hours-ahead-day = { $from }: { $told }
hours-ahead-reach = مغلق، ويمكن الوصول إليه { $reach }.
reach-e-mail = بالبريد الإلكتروني
reach-phone = بالهاتف
reach-chat = بالمحادثة
reach-or = { $by } أو { $way }
reach-only = { $by } فقط
reach-minimal = { $by } فقط، بعدد محدود من الموظفين
standby-call = أمرٌ لا يحتمل الانتظار؟ اتصل:
standby-within = أقصى مدة بين اتصالك وبدء العمل: { $time }.
standby-tariff = { $tariff }: { $percent } بالمئة من { $rate } للساعة (المدة الدنيا: { $time }). ويضاف إليها أجر العمل نفسه (المدة الدنيا: { $worked }).
standby-at-least = يكلف الاتصال الآن { $total } على الأقل.
standby-example = مثال: ساعة عمل واحدة في { $when } تكلف { $total }، منها { $standby } للمناوبة و{ $work } للعمل.
standby-holidays = عطلة رسمية
standby-weekends = عطلة نهاية الأسبوع
standby-all = خارج أوقات العمل
announce-incident = عطل معروف
announce-maintenance = أعمال مقررة
announce-from = من
announce-until = حتى
announce-feed = إعلانات { $desk }
announce-follow = تابع الإعلانات في قارئ خلاصات
announce-for = يخص: { $names }
announce-for-all = يخص كل المواقع
form-required = املأ جميع الحقول. يمكن ترك الملفات فقط.
form-required-but-phone = املأ جميع الحقول. يمكن ترك رقم الهاتف والملفات فقط.
form-required-but-some = املأ جميع الحقول. يمكن ترك الملفات والحقول التي يُذكر فيها ذلك فقط.
field-category = ما الأمر؟
field-optional = { $label } (يمكن تركه فارغًا)
field-only = (فقط مع: { $kinds })
field-choose = اختر
kind-help-problem = شيء لا يعمل كما ينبغي.
kind-help-question = اطرح سؤالًا واحدًا في كل بلاغ، فلكل سؤال رقمه وجوابه.
kind-help-change = شيء موجود ينبغي أن يعمل أو يظهر على نحو آخر.
kind-help-feature = تريد شيئًا غير موجود بعد.
kind-help-complaint = خدمتنا لا ترضيك. يقرأ الشكوى مدير الخدمة، لا من قد تتعلق بهم.
kind-help-abuse = بريد مزعج أو تصيّد أو هجوم.
kind-help-emergency = لا أحد يستطيع متابعة العمل. أرسل هذا النموذج أولًا، ثم اتصل.
form-help = تفضّل الاتصال أو الكتابة؟
form-channels = طرق أخرى للوصول إلى مكتب الخدمة
form-contact = بيانات الاتصال بك
form-along = ما يُرسَل مع بلاغك
form-along-hint = يساعد هذا على معرفة السبب. احذف ما تفضّل عدم إرساله.
form-along-undo = تراجع
contract-yours = عقدك: { $contract }.
contract-none = ليس لهذا الموقع عقد.
contract-includes = مشمول: { $what }.
contract-billed = يُحسب بأجر الساعة: { $what }.
contract-billed-rate = يُحسب بأجر { $rate } للساعة: { $what }.
contract-this-included = ما أنت بصدد إرساله مشمول.
contract-this-billed = ما أنت بصدد إرساله يُحسب عليك.
contract-help = تُحسب المساعدة بأجر الساعة.
contract-help-rate = تكلف المساعدة { $rate } للساعة.
contract-balance = الرصيد المتبقي في بطاقتك: { $time }.
contract-balance-none = نفد رصيد بطاقتك.
form-submit = أرسل البلاغ
form-error-prefix = خطأ
field-title = العنوان
field-title-hint = مشكلة واحدة في كل بلاغ، ملخصة في سطر واحد.
field-title-hint-any = موضوع واحد في كل بلاغ، ملخص في سطر واحد.
answers-found = { $count ->
    [one] جواب واحد قد يفيدك
    [two] جوابان قد يفيدانك
   *[other] { $count } أجوبة قد تفيدك
  }
answers-hide = إخفاء
form-emergency = صف الحادث بدقة، ثم أرسل البلاغ، ثم اتصل.
field-error = رسالة الخطأ كاملة
field-error-hint = الصق النص كله. لا توجد رسالة خطأ؟ صف ما فعلته وما رأيته، أو أضف لقطة شاشة.
field-error-question = سؤالك
field-error-question-hint = اذكر ما تريد معرفته وما جرّبته من قبل.
field-error-change = ما ينبغي أن يتغير
field-error-change-hint = اذكر كيف هو الآن، وكيف تريده أن يكون.
field-error-feature = ما الذي تريده
field-error-feature-hint = اذكر ما تريد أن تفعله به، ولمن هو.
field-error-complaint = شكواك
field-error-complaint-hint = اذكر ما حدث ومتى حدث وما الذي يصلح الأمر.
field-error-abuse = ما الذي حدث
field-error-abuse-hint = الصق الرسالة كاملة مع ترويستها، أو أسطر السجل. إن كانت طويلة فأضفها ملفًا.
field-error-emergency = ما الذي يجري
field-error-emergency-hint = اذكر ما توقف عن العمل، ومنذ متى، وكم شخصًا يتأثر به.
field-attachments = لقطات الشاشة والملفات
field-attachments-hint = { $count ->
    [zero] لا ملفات.
    [one] ملف واحد على الأكثر.
    [two] ملفان على الأكثر.
    [few] { $count } ملفات على الأكثر.
    [many] { $count } ملفًا على الأكثر.
   *[other] { $count } ملف على الأكثر.
  } الأنواع: png أو jpg أو webp أو gif أو pdf أو txt أو log أو json أو har. حجم كل ملف { $each } على الأكثر، وحجمها معًا { $total } على الأكثر.
field-attachments-kept = وصلت هذه الملفات. أزل العلامة عمّا لا ينبغي إرساله.
field-url = عنوان الصفحة (URL)
field-url-hint = انسخه من شريط العنوان في متصفحك، مع {"\u2066"}https://{"\u2069"} في أوله.
field-name = الاسم
field-email = عنوان البريد الإلكتروني
field-email-hint = يرسل مكتب الخدمة جوابه إلى هذا العنوان.
field-phone = رقم الهاتف
field-phone-optional = رقم الهاتف (يمكن تركه فارغًا)
field-phone-hint = يتصل بك مكتب الخدمة على هذا الرقم إن كان ذلك أسرع.
field-customer-id = رقم العميل
field-customer-id-optional = رقم العميل (يمكن تركه فارغًا)
field-customer-id-hint = تجده في عقدك أو على بطاقتك.
sealed-title = تسليم كلمة مرور أو مفتاح بأمان
sealed-label = كلمة المرور أو المفتاح
sealed-hint = يُشفَّر على هذا الجهاز قبل إرساله، ولا يستطيع فتحه سوى مكتب الخدمة.
sealed-done = تم التشفير. يُرسل مع بلاغك.
sealed-remove = احذفه
sealed-call = لا يستطيع متصفحك التشفير هنا. اترك كلمات المرور واتصل:
warn-key = يبدو هذا مفتاحًا يفتح شيئًا ما.
warn-password = يبدو هذا كلمة مرور.
warn-iban = يبدو هذا رقم حساب مصرفي.
warn-card = يبدو هذا رقم بطاقة دفع.
warn-national-number = يبدو هذا رقم هوية وطنية.
warn-do = احذفه، فكل من يعالج بلاغك يستطيع قراءته.
warn-do-sealed = احذفه من هنا. إن احتاج إليه مكتب الخدمة فضعه تحت «{ sealed-title }».

## Files and pictures, where a script helps
files-list = الملفات المرفقة
files-way = يمكنك أيضًا سحب الملفات إلى النموذج، أو لصق صورة.
files-added = أُضيف: { $file }
files-left-out = لم يُضَف { $file }: لا يستطيع هذا المتصفح إزالة بيانات الكاميرا منه. أضف نسخة أصغر منه.
files-removed = حُذف: { $file }
files-mark = علّم
files-marked = في { $file } الآن علاماتك. وما طُمس لم يعد فيه.
files-unmarked = لا يمكن وضع علامات على { $file } هنا. احذفه إن كان يُظهر أكثر مما ينبغي.
files-remove = احذف
files-sending = جارٍ إرسال { $file } …
files-stop = أوقف الإرسال
files-stopped = توقف الإرسال. كل شيء ما زال هنا، فأرسله متى شئت.
files-name = لقطة-شاشة
files-none-taken = لم تُلتقط أي صورة.
capture-take = التقط صورة للصفحة
capture-hint = تُظهر الصورة كل ما تراه. يمكنك طمس أجزاء منها قبل إرسالها.
mark-title = ضع علامات على الصورة
mark-hint = ارسم على الصورة، أو اضغط حيث تبدأ العلامة وحيث تنتهي. بلوحة المفاتيح: أضف علامة، وحرّكها بمفاتيح الأسهم، وغيّر حجمها بمفتاح Shift مع مفاتيح الأسهم.
mark-kinds = ما ترسمه
mark-black = طمس
mark-box = إطار
mark-arrow = سهم
mark-add = أضف في الوسط
mark-undo = تراجع
mark-redo = أعد
mark-delete = احذف
mark-picture = الصورة وعلاماتها
mark-done = استخدم هذه الصورة
mark-cancel = اتركها كما كانت
mark-say-black = منطقة مطموسة
mark-say-box = إطار
mark-say-arrow = سهم
mark-say-added = أُضيف:
mark-say-corner = اضغط الآن حيث تنتهي.
mark-say-deleted = حُذف
mark-say-undone = تم التراجع
mark-say-redone = أُعيد
mark-say-place = { $x } بالمئة من اليسار، { $y } بالمئة من الأعلى، العرض { $width } بالمئة، الارتفاع { $height } بالمئة.

## What the form says around sending
say-summary = هناك ما ينبغي تصحيحه
say-not-sent = لم يُرسل بلاغك بعد
say-sending = جارٍ إرسال بلاغك …
say-network = لا يوجد اتصال بمكتب الخدمة. نصّك ما زال هنا. تحقق من اتصالك ثم أعد الإرسال.
say-unavailable = لم يتمكن مكتب الخدمة من حفظ بلاغك. نصّك ما زال هنا. أعد الإرسال بعد دقيقة، أو اتصل.
say-store-failed = لم يتمكن مكتب الخدمة من حفظ ملفاتك. نصّك ما زال هنا. اختر الملفات من جديد وأرسل البلاغ بعد دقيقة، أو أرسله بلا ملفات.
say-files-again = اختر ملفاتك من جديد أيضًا.
say-rate-limited = تصل الآن بلاغات كثيرة. نصّك ما زال هنا. { $seconds ->
    [zero] أعد الإرسال الآن.
    [one] أعد الإرسال بعد ثانية واحدة.
    [two] أعد الإرسال بعد ثانيتين.
    [few] أعد الإرسال بعد { $seconds } ثوانٍ.
    [many] أعد الإرسال بعد { $seconds } ثانية.
   *[other] أعد الإرسال بعد { $seconds } ثانية.
  }
say-key-reused = أُرسل هذا النموذج من قبل بنص آخر. اقرأه مرة أخرى ثم أعد إرساله، فيصبح بلاغًا جديدًا.
say-refused = لا يستقبل مكتب الخدمة بلاغات من هذه الصفحة. اتصل بمكتب الخدمة أو اكتب إليه.
say-draft = عاد النص الذي كتبته من قبل.
say-discard = احذف هذا النص
say-waiting = لا يوجد اتصال. بلاغك ينتظر على هذا الجهاز وسيُرسل من تلقاء نفسه حين يعود الاتصال، حتى إن أغلقت هذه الصفحة ثم عدت إليها.
say-retry = جرّب الآن
say-cancel = ألغِ وعدّل
say-first = أرسل أولًا النص الموجود في النموذج أو احذفه.
say-returned = لم يقبل مكتب الخدمة هذا البلاغ:
say-blocked = شيء في هذا المتصفح أو هذه الشبكة يمنع بلاغك من الوصول إلى مكتب الخدمة: مانع إعلانات أو جدار حماية، أو تعذّر الوصول إلى المكتب الآن. نصّك ما زال هنا. أعد إرساله أو اختر طريقًا آخر.
say-policy = سياسة الأمان في هذا الموقع تمنع بلاغك من الوصول إلى مكتب الخدمة. نصّك ما زال هنا. اختر طريقًا آخر.
say-copy = انسخ النص
say-copied = نُسخ النص.
say-mail = أرسله بالبريد الإلكتروني
say-prefilled = مملوء من هذه الصفحة
say-unverified = تعذّر تأكيد تسجيل دخولك إلى نظام إدارة المحتوى، فأُرسل هذا البلاغ دونه. سجّل الدخول هناك من جديد قبل البلاغ التالي.
say-again = أبلغ عن شيء آخر
say-close = إغلاق

## What is wrong with a field, and what to do
fault-site-format = اكتب رقم الموقع بأربعة أرقام، مثل 1234.
fault-category-unknown = اختر نوع طلب من الأنواع التي يقدمها مكتب الخدمة.
fault-title-missing = اكتب عنوانًا يلخّص المشكلة.
fault-title-short = اكتب عنوانًا من { $limit } أحرف على الأقل.
fault-title-long = قصّر العنوان إلى { $limit } حرفًا على الأكثر.
fault-title-lines = ضع العنوان في سطر واحد.
fault-title-characters = اكتب العنوان من جديد، ففيه حرف لا يمكن عرضه.
fault-error-missing = صف الأمر، أو الصق رسالة الخطأ، أو أضف لقطة شاشة.
fault-error-long = قصّر رسالة الخطأ إلى { $limit } حرف على الأكثر. البداية والنهاية عادةً أهم ما فيها.
fault-error-characters = الصق رسالة الخطأ من جديد نصًّا عاديًا، ففيها حرف لا يمكن حفظه.
fault-file-type = اختر ملفًا آخر غير { $file }. يستقبل مكتب الخدمة png وjpg وwebp وgif وpdf وtxt وlog وjson وhar.
fault-file-content = اختر ملفًا آخر غير { $file }، أو احفظه من جديد، فمحتواه لا يوافق اسمه.
fault-file-text = احفظ { $file } نصًّا عاديًا بترميز UTF-8 ثم اختره من جديد.
fault-file-empty = اختر ملفًا آخر غير { $file }، فهو فارغ.
fault-file-large = صغّر { $file }. يمكن أن يبلغ حجم الملف { $limit } ميغابايت على الأكثر.
fault-file-pixels = صغّر { $file }. يمكن أن تحوي الصورة { $limit } مليون بكسل على الأكثر.
fault-file-damaged = احفظ { $file } من جديد ثم اختره مرة أخرى، فجزء منه ناقص أو تالف.
fault-file-gone = اختر { $file } من جديد، فقد حُفظ هنا مدة قصيرة فقط.
fault-file-early = ضع siteId والمفتاح قبل الملفات.
fault-files-encoding = أرسل الملفات بصيغة multipart/form-data.
fault-files-many = أضف { $limit } ملفات على الأكثر.
fault-files-large = احذف ملفًا أو صغّر الملفات. يمكن أن يبلغ حجمها معًا { $limit } ميغابايت على الأكثر.
fault-url-missing = انسخ عنوان الصفحة من شريط العنوان في متصفحك.
fault-url-scheme = اكتب عنوان الصفحة كاملًا، بدءًا من {"\u2066"}https://{"\u2069"} أو {"\u2066"}http://{"\u2069"}.
fault-url-format = اكتب عنوان الصفحة كما يعرضه متصفحك، مثل https://www.example.org/page.
fault-url-long = قصّر عنوان الصفحة إلى { $limit } حرفًا على الأكثر. يمكن عادةً حذف ما يلي علامة الاستفهام.
fault-url-secret = احذف اسم المستخدم وكلمة المرور من عنوان الصفحة.
fault-extra-missing = املأ «{ $field }».
fault-extra-choice = اختر أحد الخيارات في «{ $field }».
fault-extra-long = قصّر «{ $field }». أقصى عدد من الأحرف: { $limit }.
fault-extra-lines = ضع «{ $field }» في سطر واحد.
fault-extra-characters = اكتب «{ $field }» من جديد، ففيه حرف لا يمكن حفظه.
fault-sealed-format = اكتب كلمة المرور أو المفتاح من جديد تحت «{ sealed-title }»، فلم يصل مشفّرًا.
fault-sealed-long = قصّر ما تسلّمه بأمان إلى { $limit } حرف على الأكثر.
fault-sealed-key = افتح النموذج من جديد واكتب كلمة المرور أو المفتاح مرة أخرى، أو احذفه واتصل، فقد غيّر مكتب الخدمة مفتاحه.
fault-name-missing = اكتب اسمك.
fault-name-long = قصّر اسمك إلى { $limit } حرف على الأكثر.
fault-name-characters = اكتب اسمك من جديد في سطر واحد.
fault-email-missing = اكتب عنوان بريدك الإلكتروني ليتمكن مكتب الخدمة من إجابتك.
fault-email-format = اكتب عنوان بريدك الإلكتروني على صورة name@example.org.
fault-email-long = اكتب عنوان بريد إلكتروني من { $limit } حرفًا على الأكثر.
fault-editor-unknown = يستقبل هذا الموقع بلاغات من محرريه فقط. اطلب من أحدهم أن يبلغ عن الأمر: { $names }. هل أنت أحدهم؟ اكتب عنوان البريد الإلكتروني الذي يعرفك به مكتب الخدمة.
fault-phone-missing = اكتب رقم هاتفك ليتمكن مكتب الخدمة من الاتصال بك.
fault-phone-format = اكتب رقم هاتف يبدأ بالرقم 0 أو بعلامة +، مثل {"\u2066"}02 555 01 00{"\u2069"} أو {"\u2066"}+32 2 555 01 00{"\u2069"}.
fault-customer-id-missing = اكتب رقم العميل. تجده في عقدك أو على بطاقتك.
fault-customer-id-format = اكتب رقم العميل كما هو في عقدك: { $limit } من الحروف والأرقام والمسافات والعلامات {"\u2066"}- . _ / #{"\u2069"} على الأكثر.
fault-previous-unknown = انسخ رقم البلاغ السابق كما هو في صفحته. ينبغي أن يكون بلاغًا عن الموقع نفسه.
fault-urgency-unknown = اختر درجة استعجال يقدمها مكتب الخدمة.
fault-context-long = قصّر هذه المعلومة التقنية. أقصى عدد من الأحرف: { $limit }.
fault-context-characters = أرسل هذه المعلومة التقنية من دون رموز التحكّم؛ أخطاء النصوص البرمجية وحدها قد تمتد على عدة أسطر.
fault-reply-missing = اكتب جوابًا أولًا.
fault-reply-long = قصّر الجواب إلى { $limit } حرف على الأكثر.
fault-reply-characters = اكتب الجواب من جديد نصًّا عاديًا، ففيه حرف لا يمكن حفظه.
fault-field-unknown = احذف هذا الحقل، فليس لدى مكتب الخدمة حقل كهذا.
fault-field-type = أرسل هذا الحقل نصًّا.
fault-field-twice = أرسل هذا الحقل مرة واحدة.

## The confirmation
done-title = وصل بلاغك
done-emergency = اتصل الآن:
done-emergency-quote = واذكر هذا الرقم:
done-number = رقم البلاغ
done-copy = نسخ الرقم
done-copied = تم نسخ الرقم.
done-save = حفظ ملخّص
done-next = ماذا بعد
done-answer = ينظر مكتب الخدمة في بلاغك ويجيبك بالبريد الإلكتروني أو بالهاتف.
done-answer-by = يجيبك مكتب الخدمة في موعد أقصاه:
done-mail = تصلك رسالة بالبريد الإلكتروني عند وجود جديد.
done-follow = تابع بلاغك في صفحته، واحتفظ بعنوانها. كل من لديه العنوان يستطيع قراءة البلاغ.
done-status-link = اذهب إلى صفحة هذا البلاغ
done-new-tab = (يُفتح في علامة تبويب جديدة)
done-call = إن كان الأمر لا يحتمل الانتظار فاتصل، واحتفظ برقم البلاغ أمامك:

## The reporter’s own page
status-title = البلاغ { $number }
status-received-at = تاريخ الوصول
status-answer-by = أقصى موعد للجواب
status-about = الموقع
status-category = النوع
status-told = ما أبلغت عنه
status-files = الملفات
status-sealed = سُلّم بأمان
status-sealed-there = وصلت كلمة مرور أو مفتاح مشفّر، ولا يظهر هنا.
status-timeline = ما الذي حدث
status-steps = أين وصل البلاغ
status-step-done = تم:
status-step-received = تم الاستلام
status-step-with-desk = لدى مكتب الخدمة
status-step-passed-on = أُحيل
status-step-working = قيد المعالجة
status-step-waiting = بانتظارك
status-again = أبلغ عن شيء آخر
status-again-previous = أبلغ من جديد مع الإشارة إلى هذا البلاغ
status-call = لديك سؤال أو جواب؟ اتصل أو اكتب، واذكر رقم البلاغ.
status-new = جديد
status-open = قيد المعالجة
status-waiting = بانتظار جواب
status-resolved = تم الحل
status-closed = مغلق
status-now-received = استلم مكتب الخدمة بلاغك.
status-now-new = بلاغك لدى مكتب الخدمة.
status-now-soon = تُظهر هذه الصفحة متى يتولاه أحد.
status-now-passed-on = أحال { $reseller } بلاغك إلى { $to }.
status-now-open = يعمل عليه أحد موظفي مكتب الخدمة.
status-now-waiting = يحتاج مكتب الخدمة إلى جوابك ليتابع.
status-now-resolved = حلّ مكتب الخدمة المشكلة. هل ما زالت قائمة؟ أخبره بذلك.
status-now-closed = هذا البلاغ مغلق. يمكنك الإبلاغ عن مشكلة جديدة في أي وقت.
status-now-silence = هذا البلاغ مغلق حاليًا لأنه لم يصل جواب. جوابك يفتحه من جديد.
status-answer-before = أقصى موعد للجواب: { $when }.
closes-on = إن لم تُجب يُغلق هذا البلاغ في { $when }.
reply-title = أجب مكتب الخدمة
reply-label = جوابك
reply-hint-again = يُفتح هذا البلاغ من جديد عندما ترسل جوابك.
reply-send = أرسل الجواب
reply-sent = وصل جوابك إلى مكتب الخدمة.
reply-not-sent = لم يُرسل جوابك بعد
reply-key-reused = أُرسل هذا الجواب من قبل بنص آخر. اقرأه مرة أخرى ثم أعد إرساله.
event-received = استلم مكتب الخدمة بلاغك.
event-status = الحالة الجديدة: { $status }
event-reminder = ما زال مكتب الخدمة ينتظر جوابك، وقد ذكّرك به.
event-silence = أُغلق البلاغ حاليًا لأنه لم يصل جواب.
event-answer = فتح الجواب البلاغ من جديد.
event-reply-desk = كتب مكتب الخدمة
event-reply-reporter = كتبت أنت
event-moved = يعالجه مكتب الخدمة الآن على أنه: { $to }
event-passed-on = أُحيل إلى { $to }.
event-elsewhere-reply = كتب { $whose }:
event-elsewhere-status = { $whose }: الحالة الجديدة: { $status }
event-elsewhere-moved = يعالجه { $whose } الآن على أنه: { $to }
status-passed-on = أحال { $reseller } بلاغك إلى { $to }. قد يستغرق ذلك وقتًا أطول: يجيب { $to } {"\u200F"}{ $reseller }، ثم يجيبك { $reseller }.

## Mail to the reporter
mail-label = { $label }:
mail-follow = تابع بلاغك في صفحته. كل من لديه هذا الرابط يستطيع قراءة البلاغ.
mail-reply = يجيبك مكتب الخدمة
mail-reply-do = هل تريد الرد؟ اكتب في صفحة هذا البلاغ، أو رُدّ على هذه الرسالة، أو اتصل. اترك رقم البلاغ في سطر الموضوع.
mail-cut = الجواب أطول من ذلك. تجده كاملًا في صفحة هذا البلاغ.
mail-moved = أُحيل بلاغك
mail-moved-do = يعالجه مكتب الخدمة الآن تحت: { $to }. يبقى رقم البلاغ كما هو، ولا يلزمك فعل شيء.
mail-passed-on = يساعد { $to } الآن في حلّه، وقد يستغرق ذلك وقتًا أطول. ويأتيك الجواب من { $reseller } كما كان. لا يلزمك فعل شيء.
mail-status-new = ينتظر بلاغك من يتولاه
mail-status-new-do = تصلك رسالة حالما يتولاه أحد.
mail-status-open = يعمل أحد موظفي مكتب الخدمة على بلاغك
mail-status-open-do = لا يلزمك فعل شيء. تصلك رسالة عندما يستجد أمر.
mail-status-waiting = يحتاج مكتب الخدمة إلى جوابك
mail-status-waiting-do = لا يستطيع مكتب الخدمة المتابعة من دونه. أجب في صفحة هذا البلاغ، أو رُدّ على هذه الرسالة، أو اتصل. اترك رقم البلاغ في سطر الموضوع.
mail-status-resolved = تم حل بلاغك
mail-status-resolved-do = هل ما زالت المشكلة قائمة؟ رُدّ على هذه الرسالة أو اتصل. اترك رقم البلاغ في سطر الموضوع.
mail-status-closed = أُغلق بلاغك
mail-status-closed-do = أنهى مكتب الخدمة العمل عليه. يمكنك الإبلاغ عن مشكلة جديدة في أي وقت.
mail-reminder = ما زال مكتب الخدمة ينتظر جوابك
mail-reminder-text = ما زال مكتب الخدمة ينتظر جوابك ليتابع.
mail-silence = أُغلق بلاغك حاليًا
mail-silence-do = انتظر مكتب الخدمة جوابك. هل ما زلت تحتاج إلى مساعدة؟ أجب في صفحة هذا البلاغ أو رُدّ على هذه الرسالة، فيُفتح من جديد. ويمكنك أيضًا الإبلاغ عن مشكلة جديدة في أي وقت.
mail-silence-text = انتظر مكتب الخدمة جوابك، وهو يغلق هذا البلاغ حاليًا. جوابك يفتحه من جديد. ويمكنك أيضًا الإبلاغ عن مشكلة جديدة في أي وقت.
mail-why = تصلك هذه الرسالة لأن بلاغًا إلى { $desk } يذكر هذا العنوان.
mail-stranger = لم تبلغ عن شيء؟ ربما أخطأ أحد في كتابة عنوانه. لا يلزمك فعل شيء.
mail-stop = أوقف الرسائل عن هذا البلاغ
mail-check = اختبار بريد المكتب
mail-check-do = تُظهر هذه الرسالة أن بريد { $desk } يصل إلى هنا. لا يلزم فعل شيء.
mail-stop-title = هل تريد إيقاف الرسائل عن هذا البلاغ؟
mail-stop-do = لن تصلك عندئذ رسالة عندما يجيب مكتب الخدمة أو تتغير الحالة. وتبقى صفحة هذا البلاغ تُظهر ذلك.
mail-stop-button = أوقف الرسائل
mail-stopped = توقفت الرسائل عن هذا البلاغ
mail-stopped-do = تبقى صفحة هذا البلاغ تُظهر كل ما يحدث له.

## What a reseller sees that passes a report on to the desk
pass-on-title = إحالة البلاغ { $number } إلى { $desk }
pass-on-do = يستلم { $desk } البلاغ كاملًا مع ملفاته، ويصل جوابه إلى بلاغك أنت. وتبقى أنت جهة الاتصال: تجيب عميلك، وهو يرى أن البلاغ أُحيل.
pass-on-button = أحِل إلى { $desk }
pass-on-done-title = أُحيل البلاغ { $number } إلى { $desk }
pass-on-since = تاريخ الإحالة:
pass-on-done = يصل جواب { $desk } إلى بلاغك أنت، وأنت تجيب عميلك.

## The inbox
inbox-title = صندوق البلاغات
inbox-login = تسجيل الدخول
inbox-token = رمز المدير
inbox-token-hint = السر الذي حُدّد عند تشغيل مكتب الخدمة هذا.
inbox-token-unknown = اكتب رمز المدير من جديد، فهذا الرمز لا يفتح الصندوق.
inbox-logout = تسجيل الخروج
inbox-menu = قائمة الصندوق
inbox-tickets = البلاغات
inbox-undelivered = لم تُسلَّم
call-title = بلاغ جديد من مكالمة هاتفية
call-site-choose = اختر الموقع
call-site-missing = اختر الموقع الذي يتصل المتصل بشأنه.
call-lang = لغة المتصل
call-submit = سجّل البلاغ
call-done = سُجّل البلاغ
call-read = اقرأ رقم البلاغ هذا للمتصل
call-mailed = يصل الرقم والرابط إلى المتصل بالبريد الإلكتروني.
call-not-mailed = لا تُرسل رسالة إلى المتصل. أعطه الرابط أيضًا.
call-again = مكالمة هاتفية أخرى
inbox-resellers = الموزّعون
inbox-resellers-hint = ما يبلغ عنه عملاء الموزّعين يُعدّ هنا ولا يُعرض. ولا يظهر بين البلاغات إلا ما يحيله موزّع أو يتركه لك.
inbox-resellers-none = لا يتبع أي موقع موزّعًا.
inbox-resellers-more = مواقع أخرى
inbox-reseller = الموزّع
inbox-support = الدعم
inbox-support-own = لدى الموزّع
inbox-support-passes-on = لدى الموزّع، وهو يحيل
inbox-support-outsourced = لدى هذا المكتب
inbox-count-month = هذا الشهر
inbox-count-all = المجموع
inbox-filter = التصفية حسب الحالة
inbox-to-do = للعمل
inbox-to-do-order = أصحاب العقود التي تمنح الأولوية، ثم الأطول انتظارًا.
inbox-first = له الأولوية
inbox-all = الكل
inbox-none = لا بلاغات هنا.
inbox-older = بلاغات أقدم
inbox-newest = أحدث البلاغات
inbox-more = بلاغات أخرى
inbox-start = العودة إلى البداية
inbox-number = الرقم
inbox-previous = يشير إلى
inbox-subject = العنوان
inbox-site = الموقع
inbox-status = الحالة
inbox-received = تاريخ الوصول
inbox-answer-by = أقصى موعد للجواب
inbox-category = النوع
inbox-line = خط الدعم
inbox-urgency = الاستعجال
inbox-channel = القناة
inbox-emergency = حالة طارئة: طُلب من صاحب البلاغ أن يتصل الآن ويذكر هذا الرقم.
inbox-reporter = صاحب البلاغ
inbox-customer = عميل الموزّع
inbox-pass-on = أحِل هذا البلاغ
inbox-sender = الدور
inbox-sender-editor = محرر في الموقع، حسب عنوان البريد الإلكتروني
inbox-sender-verified = محرر في الموقع، سجّل الدخول إلى نظام إدارة المحتوى
inbox-sender-visitor = زائر، وليس محررًا في الموقع
inbox-verified = أكّده نظام إدارة المحتوى
inbox-verified-account = الحساب { $id }
inbox-contract = العقد
inbox-contract-first = { $contract } (له الأولوية)
inbox-report = البلاغ
inbox-error = رسالة الخطأ
inbox-files = الملفات
inbox-sealed = سُلّم بأمان
inbox-sealed-do = انسخ النص أدناه وافتحه بالأمر: {"\u2066"}ticket-unseal open --key FILE{"\u2069"}
inbox-url = الصفحة
inbox-context = التفاصيل التقنية
inbox-context-browser = المتصفح
inbox-context-language = اللغة
inbox-context-window = النافذة
inbox-context-errors = أخطاء النصوص البرمجية
inbox-answers-shown = عُرض قبل الإرسال
inbox-answer-opened = { $url } (فُتح)
inbox-file = الملف
inbox-messages = الرسائل
inbox-messages-none = لا رسائل بعد.
inbox-by-desk = مكتب الخدمة
inbox-by-reporter = صاحب البلاغ
inbox-reply = أجب صاحب البلاغ
inbox-reply-hint = يقرأ صاحب البلاغ الجواب في صفحة هذا البلاغ. أقصى عدد من الأحرف: { $limit }.
inbox-reply-hint-reseller = يستلمه { $reseller } ويجيب عميله. أقصى عدد من الأحرف: { $limit }.
inbox-reply-send = أرسل الجواب
inbox-reply-missing = اكتب جوابًا أولًا.
inbox-reply-long = قصّر الجواب. أقصى عدد من الأحرف: { $limit }.
inbox-new-status = الحالة الجديدة
inbox-set-status = غيّر الحالة
inbox-back = العودة إلى البلاغات
inbox-held-none = سُلّم كل شيء.
inbox-held-hint = هذه البلاغات محفوظة هنا بأمان، لكن أحد أنظمة الدعم لم يستلمها بعد.
inbox-held-resold = { $count ->
    [zero] لا ينتظر أي بلاغ لموزّعين نظامَ الدعم لدى الموزّع.
    [one] بلاغ واحد آخر لموزّع ينتظر نظام الدعم لدى الموزّع.
    [two] بلاغان آخران لموزّعين ينتظران نظام الدعم لدى الموزّع.
    [few] { $count } بلاغات أخرى لموزّعين تنتظر نظام الدعم لدى الموزّع.
    [many] { $count } بلاغًا آخر لموزّعين ينتظر نظام الدعم لدى الموزّع.
   *[other] { $count } بلاغ آخر لموزّعين ينتظر نظام الدعم لدى الموزّع.
  }
inbox-held-resold-link = انظر الموزّعين
inbox-backend = نظام الدعم
inbox-failures = المحاولات
inbox-last-error = آخر خطأ
inbox-next-attempt = المحاولة التالية
inbox-held = يدويًا
inbox-replay = سلّم من جديد
inbox-replay-all = سلّم الكل من جديد
inbox-mail = البريد إلى أصحاب البلاغات
inbox-copy = نسخة إلى { $reseller }
inbox-shut-mail = البريد إلى أصحاب البلاغات متوقف
inbox-shut = لا يستلم { $backend } بلاغات
inbox-shut-waiting = { $count ->
    [zero] لا بلاغات تنتظر هنا.
    [one] بلاغ واحد ينتظر هنا بأمان إلى أن يُصلح أحد ذلك.
    [two] بلاغان ينتظران هنا بأمان إلى أن يُصلح أحد ذلك.
    [few] { $count } بلاغات تنتظر هنا بأمان إلى أن يُصلح أحد ذلك.
    [many] { $count } بلاغًا ينتظر هنا بأمان إلى أن يُصلح أحد ذلك.
   *[other] { $count } بلاغ ينتظر هنا بأمان إلى أن يُصلح أحد ذلك.
  }
inbox-replay-backend = سلّم كل ما يخص { $backend } من جديد
fault-backend-behind = ينتظر إلى أن يستلم نظام الدعم هذا البلاغات من جديد
fault-backend-busy = مشغول جدًّا
fault-backend-credentials = يرفض بيانات الدخول
fault-backend-error = يجيب بخطأ
fault-backend-fields = ليس فيه مكان للرقم أو لقائمة الانتظار
fault-backend-file-missing = تتعذر قراءة أحد الملفات
fault-backend-gone = يقول إن هذا العنوان لم يعد موجودًا
fault-backend-no-answer = لا يجيب
fault-backend-not-configured = لم يُضبط، أو ينقصه سر
fault-backend-recipient = البريد إلى هذا العنوان مرفوض
fault-backend-redirect = يشير إلى عنوان آخر
fault-backend-refused = يرفض هذا البلاغ
category-problem = مشكلة
category-question = سؤال
category-change = تغيير
category-feature = ميزة جديدة
category-complaint = شكوى
category-abuse = إساءة استخدام
category-emergency = حالة طارئة
urgency-low = منخفضة
urgency-normal = عادية
urgency-high = عالية
via-form = النموذج
via-phone = الهاتف
via-e-mail = البريد الإلكتروني

## Problem details: what a program or a browser is told in place of what it asked for
problem-unreadable = لم يمكن قراءة البلاغ
problem-unreadable-do = عُد إلى الوراء، وأعد تحميل النموذج، ثم أرسله من جديد.
problem-unreadable-program = أرسل نص UTF-8 سليم البنية من النوع الذي يذكره Content-Type.
problem-key-missing = مفتاح هذا البلاغ غير موجود
problem-key-missing-do = عُد إلى الوراء، وأعد تحميل النموذج، ثم أرسله من جديد.
problem-key-missing-program = أرسل ترويسة Idempotency-Key من 16 إلى 128 حرفًا، تُنشأ مرة واحدة لكل بلاغ.
problem-key-format = لا يمكن استخدام مفتاح هذا البلاغ
problem-key-format-do = عُد إلى الوراء، وأعد تحميل النموذج، ثم أرسله من جديد.
problem-key-format-program = أنشئ Idempotency-Key من 16 إلى 128 حرفًا ظاهرًا من حروف ASCII، مثل UUID.
problem-unauthorized = سجّل الدخول أولًا
problem-unauthorized-do = سجّل الدخول إلى الصندوق.
problem-unauthorized-program = أرسل رمز المدير على صورة Authorization: Bearer.
problem-editor-token = لم نتعرّف على تسجيل الدخول إلى هذا الموقع
problem-editor-token-do = أعد تحميل صفحة نظام إدارة المحتوى وأرسل النموذج مرة أخرى. نصّك ما زال هنا.
problem-editor-token-program = أرسل رمزًا كما يصفه التوثيق: HS256، وسرّ هذا الموقع، و`exp` بعد عشر دقائق على الأكثر، وساعة مضبوطة.
problem-hook-refused = لم يأت هذا الإشعار من نظام الدعم
problem-hook-refused-do = وقّع بالسر نفسه الذي يسمّيه desk.toml، وبساعة مضبوطة.
problem-origin-refused = لم يصل البلاغ
problem-origin-refused-do = لا يستقبل مكتب الخدمة بلاغات من تلك الصفحة. افتح نموذج مكتب الخدمة نفسه، أو اتصل.
problem-site-unknown = هذا الموقع غير معروف هنا
problem-site-unknown-do = تحقق من رقم الموقع: أربعة أرقام، مثل 1234. تجده في عنوان النموذج.
problem-not-found = لا يوجد شيء هنا
problem-not-found-do = تحقق من العنوان، أو انقله من جديد من التأكيد الذي وصلك.
problem-method = يعمل هذا العنوان بطريقة أخرى
problem-method-do = استخدم إحدى الطرق التي تذكرها ترويسة Allow.
problem-too-large = البلاغ كبير جدًّا
problem-too-large-do = عُد إلى الوراء، وقصّر رسالة الخطأ، واترك الملفات الكبيرة. بداية رسالة الخطأ ونهايتها عادةً أهم ما فيها.
problem-encoding-unknown = لا يُستقبل هذا الترميز
problem-encoding-unknown-do = أرسل JSON أو نموذجًا: application/json أو application/x-www-form-urlencoded أو multipart/form-data، بترميز UTF-8.
problem-fields = هناك ما ينبغي تصحيحه
problem-fields-do = صحّح ما هو مذكور أدناه وأرسل البلاغ من جديد.
problem-reply = لم يُرسل جوابك بعد
problem-reply-do = اكتب جوابًا نصيًّا غير طويل جدًّا، وأرسله من جديد.
problem-key-reused = هذا المفتاح لبلاغ آخر
problem-key-reused-do = اقرأ النموذج مرة أخرى ثم أعد إرساله.
problem-key-reused-program = أنشئ Idempotency-Key جديدًا لكل بلاغ.
problem-desk-faults = في desk.toml هذا ما ينبغي تصحيحه
problem-desk-faults-do = صحّح ما هو مذكور أدناه وانشره من جديد. لم يتغير شيء.
problem-announcements = في هذه الإعلانات ما ينبغي تصحيحه
problem-announcements-do = صحّح ما هو مذكور أدناه وانشرها من جديد. لم يتغير شيء.
problem-rate-limited = الضغط كبير الآن
problem-rate-limited-do = { $seconds ->
    [zero] أعد الإرسال الآن.
    [one] انتظر ثانية واحدة ثم أعد الإرسال.
    [two] انتظر ثانيتين ثم أعد الإرسال.
    [few] انتظر { $seconds } ثوانٍ ثم أعد الإرسال.
    [many] انتظر { $seconds } ثانية ثم أعد الإرسال.
   *[other] انتظر { $seconds } ثانية ثم أعد الإرسال.
  } نصّك ما زال هنا.
problem-unavailable = تعذّر الوصول إلى مكتب الخدمة للحظة
problem-unavailable-do = حاول من جديد بعد دقيقة، أو اتصل.
problem-store-failed = لم يمكن حفظ الملفات
problem-store-failed-do = أرسل البلاغ من جديد بعد دقيقة، أو أرسله بلا ملفات.
