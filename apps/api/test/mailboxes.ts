/** Mailboxes as mailers write them, byte by byte: nobody's mail, everybody's habits. */

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const utf8 = (text: string) => Buffer.from(text, 'utf8')
const crlf = (text: string) => text.replace(/\n/g, '\r\n')

/** A picture of one point. */
export const onePoint = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Thunderbird: `From - `, format=flowed with DelSp, a file with a long name, a signature, the lists' prefix. */
export const thunderbird = utf8(
  crlf(`From - Mon Mar  3 10:02:07 2014
X-Mozilla-Status: 0001
X-Mozilla-Keys:
Message-ID: <5314.1@poste.example>
Date: Mon, 03 Mar 2014 10:02:07 +0100
From: =?UTF-8?Q?Awa_Diall=C3=B4?= <awa.externe@poste.example>
User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:24.0) Gecko/20100101 Thunderbird/24.3.0
MIME-Version: 1.0
To: pole@listes.example
Subject: =?UTF-8?Q?=5BP=C3=B4le=5D_R=C3=A9union_de_rentr=C3=A9e_=3A_qui_appor?=
 =?UTF-8?Q?te_le_vid=C3=A9oprojecteur_=3F?=
Content-Type: multipart/mixed;
 boundary="------------070503020106"

This is a multi-part message in MIME format.
--------------070503020106
Content-Type: text/plain; charset=UTF-8; format=flowed; delsp=yes
Content-Transfer-Encoding: 8bit

Bonjour à toutes et tous, il nous manque un vidéoprojecteur pour la  
réunion de rentrée.

From ici on voit la scène.
 From là aussi.
Merci !
-- 
Awa Diallô
awa.externe@poste.example

--------------070503020106
Content-Type: application/pdf;
 name="=?UTF-8?Q?Plan_de_la_salle_=C3=A9t=C3=A9=2Epdf?="
Content-Transfer-Encoding: base64
Content-Disposition: attachment;
 filename*0*=UTF-8''%50%6C%61%6E%20%64%65%20%6C%61%20%73%61%6C%6C%65%20;
 filename*1*=%C3%A9%74%C3%A9%2E%70%64%66

JVBERi0xLjQKJcOkw7zDtsOfCjEgMCBvYmoKPDw+PgplbmRvYmoKdHJhaWxlcgo8PD4+CiUlRU9G
--------------070503020106--

From - Mon Mar  3 11:30:00 2014
X-Mozilla-Status: 0001
Message-ID: <5314.2@fil.example>
Date: Mon, 03 Mar 2014 11:30:00 +0100
From: Camille <camille@fil.example>
MIME-Version: 1.0
To: pole@listes.example
Subject: =?UTF-8?B?UmU6IFtQw7RsZV0gUsOpdW5pb24gZGUgcmVudHLDqWUgOiBxdWkgYXBwb3J0ZSBsZSB2aWTDqW9wcm9qZWN0ZXVyID8=?=
References: <5314.1@poste.example>
In-Reply-To: <5314.1@poste.example>
Content-Type: text/plain; charset=ISO-8859-15; format=flowed
Content-Transfer-Encoding: quoted-printable

J=92apporte le n=F4tre, il vaut 300 =A4.

Le 03/03/2014 10:02, Awa Diall=F4 a =E9crit=A0:
> Bonjour =E0 toutes et tous, il nous manque un vid=E9oprojecteur
> pour la r=E9union de rentr=E9e.
>> Une citation plus ancienne
`),
)

/** Mailman 2: the text archive of a month, addresses hidden from robots, Latin-1 bytes nobody names, mboxo's `>From `, the list's foot, CR nowhere. */
export const mailman2 = latin1(`From jean.sabot at poste.example  Tue Jan  6 18:22:41 2009
From: jean.sabot at poste.example (Jean Sabot)
Date: Tue, 6 Jan 2009 18:22:41 +0100
Subject: [Pole] Cl\xe9s du Mixeur
Message-ID: <200901061722.n06HMf@poste.example>

Bonjour,

Les cl\xe9s sont chez le gardien.
>From demain, elles seront au bureau.

Jean
_______________________________________________
Pole mailing list
Pole at listes.example
http://listes.example/mailman/listinfo/pole

From zoe at poste.example  Wed Jan  7 09:00:00 2009
From: zoe at poste.example (=?iso-8859-1?q?Zo=E9_Pivot?=)
Date: Wed, 7 Jan 2009 09:00:00 +0100
Subject: [Pole] RE : Cl\xe9s du Mixeur
In-Reply-To: <200901061722.n06HMf@poste.example>
References: <200901061722.n06HMf@poste.example>
Message-ID: <200901070800.n0780@poste.example>

Merci Jean !

> Les cl\xe9s sont chez le gardien.
`)

/** Mailman 3 (HyperKitty): the list stands in front of the author for DMARC's sake, `>>From ` (mboxrd), no line at the end. */
export const mailman3 = utf8(`From camille@fil.example Thu Sep 10 08:15:30 2020
From: Malo Ferrand via Pole <pole@listes.example>
Reply-To: Malo Ferrand <malo.ferrand@poste.example>, pole@listes.example
To: pole@listes.example
Subject: [Pole] Budget 2021
Date: Thu, 10 Sep 2020 06:15:30 -0000
Message-ID: <160000000000.1.7@listes.example>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="===============0001=="

--===============0001==
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

Vm9pY2kgbGUgYnVkZ2V0Lgo+RnJvbSDDoCBsYSBtYWluIQo=
--===============0001==
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

PHA+Vm9pY2kgPGI+bGUgYnVkZ2V0PC9iPi48L3A+
--===============0001==--

>>From le bas de page.`)

/** Gmail Takeout: an odd `From ` line with its zone before the year, labels, quoted-printable, a quote within a page, a reply to nobody here. */
export const takeout = utf8(
  crlf(`From 1461234567890123456@xxx Mon Jun 05 16:20:11 +0000 2017
X-GM-THRID: 1461234567890123456
X-Gmail-Labels: =?UTF-8?Q?Bo=C3=AEte_de_r=C3=A9ception,Important?=
MIME-Version: 1.0
Received: by 10.25.1.2 with SMTP id x; Mon, 5 Jun 2017 09:20:11 -0700 (PDT)
From: Inès <ines.pro@courriel.example>
Date: lun., 5 juin 2017 18:20:11
Message-ID: <CAJ1@mail.courriel.example>
In-Reply-To: <CAJ0-jamais-vu@mail.courriel.example>
References: <CAJ0-jamais-vu@mail.courriel.example>
Subject: Re: Festival : covoiturage
To: pole@listes.example
Content-Type: multipart/related; boundary="94eb2c"

--94eb2c
Content-Type: multipart/alternative; boundary="94eb2d"

--94eb2d
Content-Type: text/html; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

<div dir=3D"ltr">Je pars de <b>Saint-=C3=89tienne</b>&nbsp;!<br>Trois places=
.<img src=3D"cid:ii_logo"><img src=3D"https://traceur.example/p.gif?u=3D1" w=
idth=3D"1"></div><div class=3D"gmail_extra"><br><div class=3D"gmail_quote">L=
e 5 juin 2017 =C3=A0 17:00, Malo &lt;<a href=3D"mailto:malo.ferrand@poste.ex=
ample">malo.ferrand@poste.example</a>&gt; a =C3=A9crit=C2=A0:<br><blockquote=
 class=3D"gmail_quote"><div>Qui vient de loin&nbsp;?</div></blockquote></div=
></div><script>alert(1)</script>
--94eb2d--
--94eb2c
Content-Type: image/png; name="logo.png"
Content-Disposition: inline; filename="logo.png"
Content-Transfer-Encoding: base64
Content-ID: <ii_logo>

${onePoint}
--94eb2c--

From 1461234567890123457@xxx Mon Jun 05 17:00:00 +0000 2017
From: Malo <malo.ferrand@poste.example>
Date: Mon, 5 Jun 2017 19:00:00 +0200
Message-ID: <CAJ2@mail.courriel.example>
References: <CAJ0-jamais-vu@mail.courriel.example> <CAJ1@mail.courriel.example>
Subject: Re: Festival : covoiturage
Content-Type: text/plain; charset="UTF-8"

Je prends une place.
`),
)

/** Apple Mail: an inline picture between two texts, `=20` at the ends, a mail passed on as a mail. */
export const appleMail = utf8(`From awa.externe@poste.example Fri Oct 12 14:00:00 2012
From: Awa <awa.externe@poste.example>
Content-Type: multipart/mixed; boundary="Apple-Mail=_A1"
Subject: Affiche
Message-Id: <A1-APPLE@poste.example>
Date: Fri, 12 Oct 2012 14:00:00 +0200
Mime-Version: 1.0 (Mac OS X Mail 6.1 (1498))

--Apple-Mail=_A1
Content-Transfer-Encoding: quoted-printable
Content-Type: text/plain;
	charset=windows-1252

Voici l=92affiche=85=20
--Apple-Mail=_A1
Content-Disposition: inline; filename="Affiche d=?UTF-8?Q?=C3=A9finitive?=.png"
Content-Type: image/png; x-unix-mode=0644; name="Affiche.png"
Content-Transfer-Encoding: base64

${onePoint}
--Apple-Mail=_A1
Content-Type: message/rfc822
Content-Disposition: inline

From: L'imprimeur <devis@imprimeur.example>
To: Awa <awa.externe@poste.example>
Subject: Devis
Date: Thu, 11 Oct 2012 09:00:00 +0200
Content-Type: text/plain; charset=utf-8

Cela fera 120 euros.
--Apple-Mail=_A1--
`)

/** Outlook behind Exchange: a page alone, Word's marks, the head of what it answers, winmail.dat beside, a Thread-Index and no References. */
export const outlook = latin1(
  crlf(`From "Odette Prost" Wed Feb 17 17:45:00 2016
Received: from EXCH01.structure.example (10.0.0.1) by EXCH01.structure.example
 (10.0.0.1) with Microsoft SMTP Server id 15.0; Wed, 17 Feb 2016 17:45:02 +0100
From: "PROST, Odette" <odette.prost@structure.example>
To: "pole@listes.example" <pole@listes.example>
Subject: RE: [Pole] Affiche
Thread-Index: AdFpoA==
Date: mer. 17 f\xe9vr. 2016 17:45
Message-ID: <DB5PR01@structure.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="_004_"

--_004_
Content-Type: text/html; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

<html xmlns:o=3D"urn:schemas-microsoft-com:office:office"><head><style><!--
p.MsoNormal {margin:0cm;}
--></style></head><body lang=3D"FR"><div class=3D"WordSection1">
<p class=3D"MsoNormal">Tr=E8s belle affiche.<o:p></o:p></p><p class=3D"MsoNormal"><o:p>&nbsp;</o:p></p>
<div style=3D"border:none;border-top:solid #E1E1E1 1.0pt"><p class=3D"MsoNormal"><b>De&nbsp;:</b> Awa [mailto:awa.externe@poste.example]
<br><b>Envoy=E9&nbsp;:</b> vendredi 12 octobre 2012 14:00<br><b>=C0&nbsp;:</b> pole@listes.example<br><b>Objet&nbsp;:</b> Affiche<o:p></o:p></p></div>
<p class=3D"MsoNormal">Voici l=92affiche<o:p></o:p></p></div></body></html>
--_004_
Content-Type: application/ms-tnef; name="winmail.dat"
Content-Disposition: attachment; filename="winmail.dat"
Content-Transfer-Encoding: base64

eJ8+IgAAAAA=
--_004_--
`),
)

/** mutt: raw UTF-8 heads, ISO-2022-JP, a signed message, a `From ` line that is a sentence, a header that goes on, and no date at all. */
export const mutt = Buffer.concat([
  utf8(`From lea@poste.example Sun Dec 31 23:59:59 2017
Date: Sun, 31 Dec 2017 23:59:59 +0100
From: Léa Courbon <lea@poste.example>
Subject: Vœux
	pour l’année
Message-ID: <20171231235959.GA1@poste.example>
Content-Type: multipart/signed; micalg=pgp-sha256; protocol="application/pgp-signature"; boundary="x0"

--x0
Content-Type: text/plain; charset=utf-8

Bonne année.

From Paris with love: that is a song.

From lea@poste.example
--x0
Content-Type: application/pgp-signature; name="signature.asc"

-----BEGIN PGP SIGNATURE-----
-----END PGP SIGNATURE-----
--x0--

From kenji@poste.example Mon Jan  1 09:00:00 2018
From: =?iso-2022-jp?B?GyRCOzNFRBsoQg==?= <kenji@poste.example>
Subject: =?iso-2022-jp?B?GyRCJCIkMSReJDckRhsoQg==?=
Message-ID: <20180101.KENJI@poste.example>
Content-Type: text/plain; charset=iso-2022-jp

`),
  Buffer.from('\x1b$B$*$a$G$H$&\x1b(B\n\n', 'latin1'),
])

/** Eudora of 1998: `???@???`, CRLF, no MIME, no Message-ID, no address to answer, a year of two figures, an attachment that is a line. */
export const eudora = latin1(
  crlf(`From ???@??? Thu Apr 02 08:30:00 1998
Date: Thu, 02 Apr 98 08:30:00 +0200
To: pole@listes.example
From: "L\xe9on" <leon@vieux.example>
Subject: Premi\xe8re r\xe9union
X-Attachments: C:\\EUDORA\\ATTACH\\ODJ.DOC;

Rendez-vous \xe0 8 h 30.


From ???@??? Fri Apr 03 08:30:00 1998
Date: Fri, 03 Apr 98 08:30:00 +0200
To: pole@listes.example
From: "Zo\xe9" <zoe@poste.example>
Subject: Re: Premi\xe8re r\xe9union

J'y serai.

`),
)

/** All of them in one, as somebody puts ten years together. */
export const tenYears = Buffer.concat(
  [eudora, mailman2, appleMail, thunderbird, outlook, takeout, mutt, mailman3].map((box) => Buffer.concat([box, Buffer.from('\n\n')])),
)
