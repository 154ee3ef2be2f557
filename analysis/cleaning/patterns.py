"""Wordings by which pages mark what is not the article.

Only phrases that many sites share stand here; each pattern is read by people when a
line's reason names it, so each has a name.
"""

from __future__ import annotations

import re


def _any(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


SKIP = _any(
    r"^skip (?:to|navigation)\b",
    r"^(?:back|return|scroll (?:back )?)\s?to (?:the )?top\b",
)
COPYRIGHT = _any(
    r"©",
    r"\bcopyright\b.{0,40}\b(?:19|20)\d\d\b",
    r"\ball rights reserved\b",
    r"may not be (?:reproduced|published, broadcast|copied)",
)
SHARE = _any(
    r"^(?:share|tweet|pin|e-?mail|print|save|like|copy link|bookmark)(?: (?:this|on|via|by|article|story|page|to|with|facebook|twitter|linkedin|whatsapp|pinterest|e-?mail|x|link|tools?|permalink|the)\b.{0,60})?[:\s]*$",
    r"^(?:click to )?share (?:on|this|via)\b",
    r"^(?:facebook|twitter|linkedin|whatsapp|reddit|pinterest|telegram|e-?mail|messenger|flipboard|copy link|instagram|youtube|print|\W)+$",
    r"\bshare this (?:article|story|post|page)\b",
)
ADVERTISEMENT = _any(
    r"^\W*(?:advertisements?|advertising|sponsored(?: content)?|ad|promoted(?: stories)?|article continues (?:below|after).*|story continues below.*|continue reading the main story|loading\W*)\W*$"
)
LEGAL = _any(
    r"\bquotes (?:are )?delayed\b|\bdelayed (?:at least|a minimum)\b|^our standards\b|\bcommunity (?:rules|guidelines)\b|\bconstitutes acceptance\b",
    r"\b(?:privacy (?:policy|notice|statement)|terms (?:of (?:use|service|sale)|and conditions|& conditions)|cookies? (?:policy|settings|preferences)|user agreement|site ?map|do not sell my)\b",
)
RELATED_LABEL = _any(
    r"^\W*(?:related|recommended|trending|popular|featured|don['’]t (?:miss|forget)|must[- ]reads?|editor['’]?s['’]? (?:picks?|choice)|up next|next up|read (?:next|more|this next|also)|see also|also read|keep reading|what to read next|topics?|tags?|filed under|explore(?: more)?|more|most|latest|sponsored|promoted)(?:\.\.\.|…|\W)*$",
    r"^\W*(?:related|recommended|trending|popular|featured|promoted|sponsored|suggested|similar) (?:stor(?:y|ies)|articles?|news|links?|content|reading|topics?|videos?|coverage|posts?|items?|now|tags|in|on|from|for)\b.{0,30}$",
    r"^\W*most (?:popular|read|viewed|shared|watched|commented|recent|e-?mailed|discussed|clicked)\b.{0,30}$",
    r"^\W*more (?:from|in|on|about|like|stories|news|coverage|headlines|videos?|articles|to (?:read|explore)|top stories|latest|for you)\b.{0,40}$",
    r"^\W*(?:latest|recent|top|breaking|other|today['’]s|all) (?:news|stories|videos?|headlines|galleries|posts|articles|from|in|picks)\b.{0,25}$",
    r"^\W*(?:you (?:may|might)(?: also)? (?:like|be interested)|in this (?:story|article|section)|around the (?:web|network)|from (?:the web|our partners|around the web)|what (?:others are|people are) (?:reading|saying)|paid content|stories for you|read more (?:from|about|on|stories))\b.{0,25}$",
)
TAG_LINE = _any(
    r"^\W*(?:tags?|topics?|filed under|categories|category|keywords|related topics)\s*[:\s]\s*(?:[\w#'’&.-]+[,\s|]*){1,14}$"
)
SUMMARY_LABEL = _any(
    r"^\W*(?:key (?:points|takeaways|facts)|(?:story )?highlights|at a glance|takeaways|in brief|summary|(?:the )?main points|what you need to know|in short|quick read)\W*$"
)
READ_MORE = _any(
    r"^\W*(?:read|see|watch|learn|find out|listen|hear) (?:more|also|next|now|here|the full)?\s*(?::|\||»|>|–|—|-)",
    r"^\W*(?:read|see|view) (?:more|also)\b",
    r"^\W*(?:more|related|also|must read|don['’]t miss|recommended|watch|in pictures|opinion|analysis|explained|explainer|video|live|photos?|gallery|in pics)\s*(?::|\||»)",
    r"^\W*(?:related|recommended) (?:story|stories|articles?|news|links?|content|reading)\b",
    r"\b(?:click(?:ing)?|tap(?:ping)?) here\W*$|^\W*(?:click|tap) here\b",
    r"\[(?:insight|video|reaction|analysis|pictures|comment|live blog|update|report|opinion|latest|interview)\]\W*$",
)
COMMENTS_LABEL = _any(
    r"^\W*(?:\d[\d,]*\s+)?comments?\W*(?:\(?\+?\d*\)?)?\W*$",
    r"^\W*(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply)\b",
    r"^\W*(?:view|show|see|read|hide|load|join) (?:all |the )?(?:\d+ )?(?:comments?|conversation|discussion)\b",
    r"^\W*(?:have your say|what do you think\??|join the (?:conversation|discussion))\W*$",
    r"^(?:\d+ )?(?:responses?|replies|thoughts?) (?:to|on) \W",
    r"^\W*(?:comments (?:are|have been) closed|this comment section)\b",
)
CREDIT = _any(
    r"\bcontributed (?:reporting|(?:to|from) (?:this|the) (?:\w+ )?(?:report|story|article|coverage|piece|reporting|file))\b.{0,60}$",
    r"^\W*(?:additional |further )?(?:reporting|editing|writing|compiled|with reporting|with files|with inputs?|produced|edited|written|reported)\s(?:and (?:writing|editing) )?(?:by|from)\b",
    r"^\W*(?:this (?:story|article|report|post|piece|content) (?:was|is|has been|originally|first|appears|appeared)\b.{0,80}(?:published|appeared|produced|written|edited|syndicated|reproduced|updated|corrected|distributed|feed|republished|reprinted))",
    r"\b(?:is|was|are) (?:an? |the )?(?:[\w-]+ ){0,4}(?:reporter|correspondent|editor|columnist|contributor|staff writer|journalist|producer|fellow)s? (?:at|for|with|covering|based|who)\b.{0,160}(?:@|follow|email|e-mail|twitter|reach)",
    r"^\W*(?:follow|contact|e-?mail|reach|write to)\b.{0,60}(?:@|on twitter|\bat\b)",
    r"\b(?:can be|may be|be) (?:reached|contacted|followed|found)\b.{0,40}(?:@|on twitter|\bat \S+\.)",
    r"^\W*(?:with )?(?:post |wire |agency |agencies|associated press|staff |ap |afp |reuters )+(?:wires?|reports?|inputs?|contributed|staff|services?)?\W*$",
)
PHOTO = _any(
    r"^\W*(?:file )?(?:photo(?:graph|graphy)?s?|images?|pictures?|pics?|video|illustration|graphic|credit|source|screenshot|photo illustration)\s*(?:credit|source|by|courtesy(?: of)?)?\s*[:/©|]",
    r"^\W*(?:(?:photo(?:graph)?|image|picture|illustration|video) (?:by|credit|courtesy)|above:|pictured:|caption\b|main image)",
    r"\((?:(?:file )?(?:photo|image|picture|pic|video|credit|screengrab|representational|representative)s?\b|getty|reuters|ap\b|afp)[^()]{0,80}\)\W*$",
    r"(?:\b(?:photo|image|picture|credit|photograph)s?\s*(?:by|credit|courtesy(?: of)?)?\s?[:/…]|credit\.\.\.).{0,80}$",
    r"(?:getty images|ap photo|via (?:reuters|getty|ap|afp)\b|/\s?(?:ap|afp|reuters|getty|epa|pa|shutterstock)\b|shutterstock|alamy|(?:reuters|afp|getty)\s?/).{0,60}$",
    r"^(?:image|photo|slide|picture) \d+ of\b",
    r"^\W*\d+ (?:/|of) \d+\b",
    r"\((?:l|r|left|right|c|centre|center)(?: to right)?\)",
)
PROMPT = _any(
    r"\b(?:sign|signing) up\b.{0,80}(?:newsletter|email|e-mail|alerts?|briefing|inbox|updates?|free|to (?:read|get|receive|our)|for)",
    r"\bnewsletters?\b.{0,60}(?:sign|subscri|inbox|get|free)|(?:subscri|get|free).{0,60}\bnewsletters?\b",
    r"\b(?:enter|your|valid|provide) (?:your |an? |valid )?e-?mail(?: address)?\b",
    r"\b(?:delivered|straight|sent|news|stories|direct(?:ly)?|every\w*|daily) (?:\w+ ){0,4}(?:to|in) your inbox\b",
    r"^\W*subscribe\b",
    r"\bsubscribe (?:now|today|to (?:our|the|read|continue|get|unlock)|for|here)\b",
    r"\balready (?:a|an|have)\b.{0,30}(?:subscriber|subscri\w+|member|account|registered)",
    r"\b(?:become|be) a (?:member|subscriber|supporter|patron)\b",
    r"\b(?:log|sign) ?in\b.{0,40}(?:to (?:read|continue|comment|view)|account)|^\W*(?:log ?in|sign ?in|register|sign up)\W*$",
    r"\bto (?:continue|keep|finish) reading\b|\bread the (?:rest|full)\b.{0,60}\b(?:subscri|member|sign|register|for)",
    r"\b(?:unlimited|full) (?:digital )?access\b",
    r"\bsupport (?:our|independent|local|quality|us|the)\b.{0,40}(?:journalism|news|guardian|work|reporting)",
    r"^\W*(?:follow|like|find|join|connect with) (?:us|me)\b",
    r"^\W*follow .{2,60} on (?:facebook|twitter|instagram|google|linkedin|telegram|youtube)",
    r"\bdownload (?:our|the) .{0,30}app\b",
    r"\b(?:got|have) a (?:news |confidential |story )*tip\b",
    r"\b(?:get|receive) (?:the )?(?:breaking|latest|top|daily|best)\b.{0,40}\b(?:alerts?|updates?|e-?mails?|news|inbox|stories)\b",
    r"\bletters? to the editor\b.{0,120}\b(?:like to hear|email|e-mail|publish)",
    r"\bwe['’]d (?:like|love) to hear\b",
    r"\b(?:free|limited|premium) (?:articles?|trial)\b.{0,40}(?:left|remaining|month|subscri|now)",
    r"\bthis (?:article|story|content|post) is (?:for|only|exclusive|available|reserved)\b.{0,50}(?:subscribers?|members|premium|registered)",
)
PAYWALL = _any(
    r"\balready (?:a|an|have)\b.{0,30}(?:subscriber|subscription|member)",
    r"\bto (?:continue|keep|finish) reading\b",
    r"\b(?:to )?(?:read|unlock|access|view|see) (?:the )?(?:rest|full|whole|entire)\b.{0,80}\b(?:subscri\w+|member\w*|sign|register|log ?in|account|premium)\b",
    r"\bsubscri\w+ (?:now |today )?(?:to|for|and)\b.{0,30}\b(?:read|continue|unlock|access|unlimited|full)\b",
    r"\bthis (?:article|story|content|post) is (?:for|only|exclusive|available|reserved|locked)\b.{0,50}(?:subscribers?|members|premium|registered)",
    r"\byou(?:['’]ve| have) (?:reached|read|used)\b.{0,40}(?:limit|free articles?|last)",
    r"\b(?:free|complimentary) articles? (?:left|remaining|this month)\b",
)
BYLINE = re.compile(r"^\W*by:?\s+[A-Z]", re.IGNORECASE)
MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
DATE = _any(
    rf"\b{MONTHS} ?\d{{1,2}}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ \-]{MONTHS},?[ \-](?:19|20)?\d\d\b",
    r"\b(?:19|20)\d\d-\d\d-\d\d\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b",
)
TIMESTAMP = _any(
    r"^\W*(?:first |last |originally )?(?:published|updated|posted|modified|created|date|pub|issued|last)\b.{0,20}(?:\d|ago|today|yesterday)",
    r"^\W*\d+\s?(?:h|hr|hrs|hours?|m|min|mins|minutes?|d|days?|w|weeks?|months?|years?)\.? ago\b",
    r"\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?(?:[ECMP][SD]T|ET|PT|GMT|BST|IST|UTC|CET))?\W*$",
    r"^\W*\d+ min(?:ute)?s? read\W*$",
)
PULLED = re.compile(r"[\"“”«»]")


ENDS_SENTENCE = re.compile(r"[.?!…](?:[\"'”’»)\]*]|\s)*$")
WORD = re.compile(r"[^\W\d_]+")
# All that a date line consists of, beside a name or two.
STAMP_WORDS = re.compile(
    rf"\b(?:{MONTHS}|{WEEKDAYS}|first|last|originally|published|updated?|posted|"
    r"modified|created|date|issued|on|at|in|by|an?|ago|hours?|hrs?|minutes?|mins?|"
    r"days?|weeks?|months?|years?|[ap]\.?m\.?|[ECMP][SD]?T|GMT|UTC|BST|IST|CET|"
    r"today|yesterday|read|of|st|nd|rd|th|h|m|d)\b",
    re.IGNORECASE,
)


def is_timestamp(text: str) -> bool:
    """Whether the line names a date or time as pages do when they date a story."""
    return bool(TIMESTAMP.search(text) or DATE.search(text))
