/** How people of sixteen languages speak of one-time and recovery codes. */

/** What nothing but a one-time code is called. */
export const ONE_TIME = new RegExp(
  [
    '(?<![\\p{L}\\d])(?:2fa|mfa|otp|totp|tan|sms|authenticator|authy)(?!\\p{L}{6})',
    'one-?\\s?time|verification code|security code|login code|confirmation code|auth(?:entication)? code|google auth',
    'einmal|bestätigungscode|sicherheitscode|verifizierungscode|anmeldecode|authentifi',
    'código(?:s)? de (?:verificación|seguridad|acceso|confirmación|un solo uso)|autenticación|autenticador',
    'code(?:s)? de (?:vérification|sécurité|connexion|confirmation)|usage unique|authentification',
    'codice (?:di )?(?:verifica|sicurezza|accesso|conferma|monouso)|autenticazione|autenticatore',
    'verificatiecode|beveiligingscode|bevestigingscode|inlogcode|eenmalige?',
    'kod (?:weryfikacyjny|jednorazowy|bezpieczeństwa|potwierdzający)|uwierzytelniając',
    'código(?:s)? de (?:verificação|segurança|acesso|confirmação|uso único)|autenticador|autenticação',
    'doğrulama kod|güvenlik kod|onay kod|tek kullanımlık|doğrulayıcı',
    'код(?:а|ом)? (?:из смс|подтверждения|безопасности|входа)|одноразов|аутентификатор',
    'код(?:а|ом)? (?:із смс|підтвердження|безпеки|входу)|одноразов|автентифікатор',
    'رمز (?:التحقق|الأمان|الدخول|التأكيد|الرسالة)|لمرة واحدة|المصادقة',
    '認証|確認コード|ワンタイム|セキュリティコード|二段階|2段階',
    '인증|확인 ?코드|일회용|보안 ?코드',
    '验证码|校验码|动态码|动态密码|一次性|验证器',
    'mã (?:xác minh|xác thực|xác nhận|bảo mật|dùng một lần)|xác thực',
  ].join('|'),
  'iu',
)

/** What a one-time code is called among other things. */
export const CODE =
  /(?<!\p{L})(?:codes?|passcodes?|códigos?|codigos?|codic[ei]|kod(?:y|u|um|lar)?|коды?|mã)(?!\p{L})|(?:رمز|الرمز|الرموز|رموز)|コード|코드|代码|code(?!\p{L})/iu

/** What an authenticator app makes its codes of; only a word for one-time codes beside it says so. */
export const KEY =
  /(?<!\p{L})(?:keys?|secrets?|seed|clave|llave|clé|chiave|sleutel|klucz|chave|anahtar|ключ|مفتاح|المفتاح|khóa|khoá)|schlüssel|geheimnis|キー|鍵|シークレット|키|密钥|秘钥/iu

/** Codes that open an account when the second factor is lost. */
export const RECOVERY = new RegExp(
  [
    '(?:recovery|backup|back-up|rescue|emergency) (?:codes?|keys?)',
    '(?:wiederherstellungs|sicherungs|notfall|backup-?|ersatz)codes?',
    'códigos? de (?:recuperación|respaldo|emergencia|recuperação|backup|reserva)',
    'codes? de (?:récupération|secours|sauvegarde)',
    'codic[ei] di (?:recupero|backup|emergenza)',
    '(?:herstel|back-?up-?|nood)codes?',
    'kod(?:y|u|ów)? (?:odzyskiwania|zapasow|awaryjn)',
    '(?:kurtarma|yedek) kod',
    '(?:код\\p{L}* восстановления|резервны\\p{L}* код|код\\p{L}* відновлення|резервні? код|резервний код)',
    '(?:رمز|رموز|الرموز|الرمز) (?:ال)?(?:استرداد|احتياطي)',
    'リカバリーコード|バックアップコード|復旧コード|回復コード',
    '(?:복구|백업) ?코드',
    '恢复码|备用码|备份码|恢复代码',
    'mã (?:khôi phục|dự phòng)',
  ].join('|'),
  'iu',
)
