"""Names of months and of days of the week, as office programs write them in many languages: small
letters without accents, `_` for a blank. From the Unicode CLDR, by Babel 2.19.0."""

from __future__ import annotations

MONTHS = (
    "ama amajjii ean eanair ene enero gen gener gennaio ian ianuarie jaan jaanuar jan janaayo "
    "janairu janar janeiro jannaayo jannar januar januara januari january janv janvaris "
    "janvier led leden ledna oca ocak rbn rebendan saus sausio sausis sij sijecanj sijecnja "
    "sty styczen stycznia tammi tammikuu tammikuuta urt urtarrila xan xaneiro yan yanvar ιαν "
    "ιανουαριοσ ιανουαριου сту студзень студзеня січ січень січня янв январ январь января яну "
    "януари јан јануар јануари қаң қаңтар հնվ հունվար հունվարի جانفي جنوري كانون_الثاني يناير "
    "ژانویه کانوونی_دووەم იან იანვარი ጃን ጃንዋሪ ጥሪ",
    "fab faburairu feabh feabhra feb febbraio febr febraayo febreiro febrer febrero februar "
    "februara februari februarie februaris february fev fevereiro fevr fevral fevrier fra "
    "frar gur guraandhala helmi helmikuu helmikuuta lut lutego luty ots otsaila peb pebrero "
    "sbt shk shkurt sibat sub subat uno unor unora vas vasario vasaris veebr veebruar velj "
    "veljaca veljace φεβ φεβρουαριοσ φεβρουαριου ақп ақпан лют лютага лютии лютого люты феб "
    "фебруар фев февр феврал февраль февраля февруари փետրվար փետրվարի փտվ شباط شوبات فبراير "
    "فبروري فوریه فيفري فېبروري თებ თებერვალი ለካ ለካቲት ፌብ ፌብሩዋሪ",
    "adar adr bitootessa bre brezen brezna kov kovas kovo maalis maaliskuu maaliskuuta maarso "
    "maart mac machi mae maerz mar marc marca march marcius marco marec maret maris mars "
    "marso mart marta martie marts martxoa marz marzec marzo marzu mrt ozu ozujak ozujka μαρ "
    "μαρτιοσ μαρτιου бер березень березня мар март марта нау наурыз сак сакавік сакавіка մարտ "
    "մարտի մրտ اذار مارس مارچ يازار მარ მარტი መጋ መጋቢት ማርች",
    "abr abrell abriil abril afi afirilu aib aibrean api apirila apr aprel april aprila "
    "aprile aprili aprilie aprilis aprill avr avril bal balandis balandzio dub duben dubna "
    "eebila elb huhti huhtikuu huhtikuuta kwi kwiecien kwietnia nis nisan nsn pri prill tra "
    "travanj travnja απρ απριλιοσ απριλιου апр апрел апрель апреля април квіт квітень квітня "
    "кра красавік красавіка сәу сәуір ապր ապրիլ ապրիլի ابريل افريل اوریل اپریل نيسان نیسان "
    "აპრ აპრილი ሚያ ሚያዝያ ኤፕሪ ኤፕሪል",
    "beal bealtaine caamsaa cam geg geguze geguzes gln gulan kve kveten kvetna maayo mag "
    "maggio mai maiatza maig maijs maio maj maja majus may mayis mayo mayu mee mei mej mejju "
    "svi svibanj svibnja touko toukokuu toukokuuta μαι μαιοσ μαιου маи мам мамыр мая мај трав "
    "травень травня մայիս մայիսի մյս ايار ماي مايو مه مۍ يایار მაი მაისი ሜይ ጉንበት ግን",
    "birz birzelio birzelis cerven cervna cvn cze czerwca czerwiec eka ekaina giu giugno gun "
    "gunju haz haziran heziran hun hunyo hzr iun iunie iyn iyun juin jun juna june junho juni "
    "junij junijs junio junius juny juun juuni kesa kesakuu kesakuuta lip lipanj lipnja meith "
    "meitheamh qer qershor wax waxabajjii xuno yun yuni ιουν ιουνιοσ ιουνιου июн июнь июня "
    "мау маусым черв червень червня чэр чэрвень чэрвеня юни јун јуни հնս հունիս հունիսի جوان "
    "جون حزيران حوزەیران يونيو ژوين ივნ ივნისი ሰነ ጁን",
    "ado adoolessa cervence cervenec cvc heina heinakuu heinakuuta hul hulyo iuil iul iulie "
    "iyl iyul juil juillet jul jula julai julho juli julij julijs julio juliol julius july "
    "juuli korr korrik liep liepa liepos lip lipca lipiec lug luglio lul lulju luulyo srp "
    "srpanj srpnja tem temmuz tirmeh trm uzt uztaila xul xullo yul yuli ιουλ ιουλιοσ ιουλιου "
    "июл июль июля лип липень липня ліп ліпень ліпеня шіл шілде юли јул јули հլս հուլիս "
    "հուլիսի تموز تەمووز جولای جويلية يوليو يوليوز ژويیه ივლ ივლისი ሓም ሓምለ ጁላይ",
    "abu abuztua ag ago agost agosti agosto agu agust agusta agustos agustus aout aug august "
    "augusta augusti augusts augustus augusztus avg avgust avq avqust aww awwissu elo elokuu "
    "elokuuta gush gusht hag hagayya kol kolovoz kolovoza lun lunasa ogo ogos ogosto ogs rugp "
    "rugpjucio rugpjutis sie sierpien sierpnia srp srpen srpna tbx tebax αυγ αυγουστοσ "
    "αυγουστου авг август августа жні жнівень жніуня серп серпень серпня там тамыз օգոստոս "
    "օգոստոսի օգս اب اغسطس اغشت اوت اګست غشت ياب აგვ აგვისტო ነሓ ነሓሰ ኦገስ ኦገስት",
    "eyl eylul ful fulbaana iln ilon ira iraila mean_fomhair mfomh rugs rugsejis rugsejo ruj "
    "rujan rujna sat satumba seb sebteembar sebtembar sen sentabr sentyabr sep sept septemba "
    "septembar september septembra septembre septembrie septembris septiembre set setembre "
    "setembro settembre settembru setyembre sht shtator syys syyskuu syyskuuta szept "
    "szeptember wrz wrzesien wrzesnia zar zari σεπ σεπτεμβριοσ σεπτεμβριου вер верасень "
    "верасня вересень вересня сен сент сентябр сентябрь сентября сеп септембар септември қыр "
    "қыркүиек սեպ սեպտեմբեր սեպտեմբերի ايلول سبتمبر سپتامبر سپتمبر سېپتمبر شتمبر شتنبر "
    "يەیلوول სექ სექტემბერი መስ መስከረም ሴፕቴ ሴፕቴምበር",
    "cot cotmeh deireadh_fomhair dfomh eki ekim lis listopad listopada loka lokakuu lokakuuta "
    "oct october octobre octombrie octubre okt oktabr oktoba oktobar oktober oktobra oktobris "
    "oktoobar oktoober oktubre oktyabr onk onkoloolessa ott ottobre ottubru out outubro paz "
    "pazdziernik pazdziernika rij rijen rijna spal spalio spalis tet tetor urr urria οκτ "
    "οκτωβριοσ οκτωβριου жовт жовтень жовтня кас кастрычнік кастрычніка окт октобар октомври "
    "октябр октябрь октября қаз қазан հոկ հոկտեմբեր հոկտեմբերի اكتوبر اکتبر اکتوبر "
    "تشرين_الاول تشرینی_یەکەم ოქტ ოქტომბერი ኦክቶ ኦክቶበር ጥቅ ጥቅምቲ",
    "aza azaroa kas kasim lapkr lapkricio lapkritis lis listopad listopada listopadu marras "
    "marraskuu marraskuuta mijdar mjd nen nentor nob nobyembre nof noiembrie noofeembar nov "
    "novemba novembar november novembra novembre novembris novembro novembru noviembre noy "
    "noyabr nuw nuwamba sadaasa samh samhain stu studeni studenoga νοε νοεμβριοσ νοεμβριου "
    "лист листопад листопада ліс лістапад лістапада нов новембар ное ноември ноя нояб ноябр "
    "ноябрь ноября қар қараша նոյ նոյեմբեր նոյեմբերի تشرين_الثاني تشرینی_دووەم نوامبر نوفمبر "
    "نومبر نونبر ნოე ნოემბერი ሕዳ ሕዳር ኖቬም ኖቬምበር",
    "abe abendua ara aralik berfanbar brf dec decembar december decembra decembre decembrie "
    "decembris decembro dek dekabr des desemba desember desembre dets detsember dez dezember "
    "dezembro dhj dhjetor dic dicembre dicembru diciembre dis disamba diseembar disember "
    "disyembre gru grudnia grudzien gruod gruodis gruodzio joulu joulukuu joulukuuta mud "
    "mudde noll nollaig pro prosinac prosinca prosince prosinec δεκ δεκεμβριοσ δεκεμβριου "
    "груд грудень грудня дек декабр декабрь декабря декември дец децембар жел желтоқсан сне "
    "снежань снежня դեկ դեկտեմբեր դեկտեմբերի دجمبر دجنبر دسامبر دسمبر ديسمبر كانون_الاول "
    "کانونی_یەکەم დეკ დეკემბერი ታሕ ታሕሳስ ዲሴም ዲሴምበር",
)
"""Of January, of February and so on."""

WEEKDAYS = (
    "al astelehena bazar_ertəsi be dilluns dl dsm dusem dush dushanba e_hene esmaspaev hen "
    "hetfo isn isniin isnin ittnejn jumatatu lit litinin luain luan lun lundi lunedi lunes "
    "luni luns ma maanantai maanantaina maandag man mandag manudagur mei meindeg mo mon "
    "monday montag pazartesi pirmadienis pirmd pirmdiena po pon pondeli pondelok ponedeljak "
    "ponedeljek ponedjeljak poniedzialek pr pzt seg segundafeira sen senin tne wiixata wix "
    "δευ δευτερα дс душ душанба дүисенбі панядзелак пн пон понеделник понедельник понедељак "
    "понеділок երկ երկուշաբթի الاثنين دوشنبه دووشەممە ორშ ორშაბათი ሰኑ ሰኑይ ሰኞ",
    "an antradienis ar asteartea ca cərsənbə_axsami den denschdeg di dienstag dimarts dinsdag "
    "dt e_marte ittlieta jumanne kedd kib kibxata mairt mar mardi martedi martes marti otrd "
    "otrdiena sal sali sel selasa sesem sesh seshanba ssm tal talaado talata teisipaev ter "
    "tercafeira ti tiistai tiistaina tir tirs tirsdag tis tisdag tldo tli tor torek tue "
    "tuesday ut utery uto utorak utorok wt wtorek þri þriðjudagur τρι τριτη ау ауторак вт вто "
    "вторник вівторок сеисенбі сеш сешанба сс уто уторак երեքշաբթի երք الثلاثاء سه_شنبه "
    "سهشنبه سێشەممە სამ სამშაბათი ማክሰ ማክሰኞ ሰሉ ሰሉስ",
    "arbaco arbc asteazkena az car carsamba carsem cead ceadaoin chor chorshanba csm cərsənbə "
    "dc dimecres e_merkure erb jumatano ke keskiviikko keskiviikkona kolmapaev lar laraba "
    "lerbgħa mer mercoledi mercores mercredi met mettwoch mi mie miercoles miercuri mittwoch "
    "miy miyerkules mið miðvikudagur ons onsdag qua quartafeira rab rabu rob roobii sr sre "
    "sreda sri srijeda sroda st streda sze szerda tr treciadienis tresd tresdiena wed "
    "wednesday wo woensdag τετ τεταρτη серада середа ср сре среда сряда сәрсенбі чор чоршанба "
    "չորեքշաբթի չրք الاربعاء چهارشنبه چوارشەممە ოთხ ოთხშაბათი ረቡ ረቡዕ",
    "alh alhamis alhamisi ca cet cetrtek ceturtd ceturtdiena cetvrtak cs csutortok ct ctvrtek "
    "cumə_axsami czw czwartek dear deardaoin dijous dj do don donderdag donnerstag "
    "donneschdeg e_enjte enj fim fimmtudagur gio giovedi huw huwebes ilħamis jeu jeudi joi "
    "jue jueves kam kamis kamisa ketvirtadienis kha khamiis khamis khms kt neljapaev og "
    "osteguna pay payshanba pencsem per persembe psm qui quintafeira st stvrtok thu thursday "
    "to tor tors torsdag torstai torstaina xov xoves ħam πεμ πεμπτη беисенбі бс паи паишанба "
    "чацвер чет четвер четверг четвртак четврток четвъртък чт чц հինգշաբթի հնգ الخميس "
    "پنج_شنبه پنجشنبه پێنجشەممە ხუთ ხუთშაბათი ሐሙስ ሓሙ ሓሙስ",
    "aoine biy biyernes cum cuma cumə divendres dv e_premte fos fostudagur fr fre fredag "
    "freideg freitag fri friday gim haoine ijumaa ilgimgħa ini jim jimaata jimco jmc jum juma "
    "jumaat jumat jummaʼa or ostirala pa patek pe penktadienis pentek perjantai perjantaina "
    "pet petak petek pi piatek piatok piektd piektdiena pn pre pt reede sex sextafeira ven "
    "vendredi venerdi venres vie viernes vin vineri vr vrijdag παρ παρασκευη жм жум жума жұма "
    "пʼятниця пет петак петок петък пт пятница пятніца ուր ուրբաթ الجمعة جمعه ھەینی პარ "
    "პარასკევი ዓር ዓርቢ ዓርብ",
    "asa asabar cmt cumartesi dissabte ds e_shtune issibt jumamosi la larunbata lau lauantai "
    "lauantaina laugardagur laupaev lor lordag lr lør lørdag sa sab sabado sabato sabti sabtu "
    "sam sambata samedi samschdeg samstag san sanbata sat sath sathairn saturday sbti sem "
    "semi sestadienis sestd sestdiena shan shanba sht sib so sob sobota st sub subota szo "
    "szombat sənbə za zaterdag σαβ σαββατο саб сабота сб сенбі суб суббота субота събота шан "
    "шанба շաբաթ շբթ السبت اونۍ شنبه شەممە შაბ შაბათი ቀዳ ቀዳም ቅዳሜ",
    "ahad ahd axad axd bazar dg die dil dilbata dim dimanche diumenge dom domenica domh "
    "domhnaigh domingo dum duminica e_diel ig igandea ilħadd jumapili lah lahadi lin linggo "
    "min minggu ne ned nedela nedele nedelja nedjelja niedz niedziela paz pazar puhapaev "
    "sekmadienis sk so son sondag sonndeg sonntag su sun sunday sunnudagur sunnuntai "
    "sunnuntaina svetd svetdiena søn søndag vasarnap yak yakshanba yeksem ysm zo zondag ħad "
    "κυρ κυριακη воскресенье вс жексенбі жс нд нед недела неделя недеља неділя нядзеля якш "
    "якшанба կիր կիրակի الاحد یکشنبه یەکشەممە კვი კვირა ሰን ሰንበት እሑድ",
)
"""Of Monday, of Tuesday and so on."""
