using System.Text.Json;

namespace Portal.Core.Audit;

/// <summary>The trail in words: what was done, to what, with which details. A test finds every act that has no name here.</summary>
public static class AuditText
{
    /// <summary>Every act that the portal records, in the order in which it is offered for choosing.</summary>
    public static IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SignedIn"] = "ログイン",
        ["SignedOut"] = "ログアウト",
        ["SignInRefused"] = "ログインの失敗",
        ["AccountLocked"] = "アカウントのロック",
        ["IdentityProved"] = "本人の確認",
        ["IdentityProofRefused"] = "本人の確認の失敗",
        ["SessionEndedByOwner"] = "ほかの端末のログアウト",
        ["PasswordChanged"] = "パスワードの変更",
        ["PasswordChangeRefused"] = "パスワードの変更の失敗",
        ["PasswordResetRequested"] = "パスワードの再設定の申し込み",
        ["PasswordReset"] = "パスワードの再設定",
        ["PasswordIssued"] = "仮パスワードの発行",
        ["EmailChangeRequested"] = "メールアドレスの変更の申し込み",
        ["EmailChanged"] = "メールアドレスの変更",
        ["AuthenticatorAppAdded"] = "認証アプリの設定",
        ["AuthenticatorAppRemoved"] = "認証アプリの取り外し",
        ["PasskeyAdded"] = "パスキーの登録",
        ["PasskeyRemoved"] = "パスキーの取り外し",
        ["RecoveryCodesRenewed"] = "回復コードの作り直し",
        ["SecondFactorReset"] = "二要素認証の解除",
        ["OperatorCreatedByCommand"] = "最初の事務局アカウントの作成",
        ["AccountInvited"] = "招待",
        ["AccountLinkResent"] = "URLの再送",
        ["AccountActivated"] = "利用の開始",
        ["InvitationRevoked"] = "招待の取り消し",
        ["AccountChanged"] = "氏名・部署の変更",
        ["AccountRoleChanged"] = "役割の変更",
        ["AccountDisabled"] = "利用の停止",
        ["AccountEnabled"] = "利用の再開",
        ["AccountUnlocked"] = "アカウントのロックの解除",
        ["AccountSessionsEnded"] = "すべての端末のログアウト",
        ["AccountsExported"] = "アカウントの一覧の保存",
        ["InsurerAdded"] = "保険者の登録",
        ["InsurerChanged"] = "保険者の変更",
        ["InsurersExported"] = "保険者の一覧の保存",
        ["ReviewerAdded"] = "審査員の登録",
        ["ReviewerChanged"] = "審査員の変更",
        ["ReviewerActivated"] = "審査員を有効に戻す",
        ["ReviewerDeactivated"] = "審査員を無効にする",
        ["ReviewersImported"] = "審査員の取り込み",
        ["ReviewersExported"] = "審査員の名簿の保存",
        ["PanelAdded"] = "合議体の作成",
        ["PanelChanged"] = "合議体の変更",
        ["PanelActivated"] = "合議体を有効に戻す",
        ["PanelDeactivated"] = "合議体を無効にする",
        ["PanelsExported"] = "合議体の一覧の保存",
        ["ReviewBoardSettingsChanged"] = "審査会資料の設定の変更",
        ["NotificationAddressAdded"] = "通知先アドレスの追加",
        ["NotificationAddressAskedAgain"] = "通知先アドレスの確認の再送",
        ["NotificationAddressConfirmed"] = "通知先アドレスの確認",
        ["NotificationAddressRemoved"] = "通知先アドレスの削除",
        ["ReviewSessionStarted"] = "審査会の作成",
        ["ReviewSessionDetailsSaved"] = "開催情報の保存",
        ["SessionReviewersSaved"] = "審査会の審査員の保存",
        ["ReviewCasesAdded"] = "事例の追加",
        ["ReviewCaseChanged"] = "事例の変更",
        ["ReviewCaseRemoved"] = "事例の取り除き",
        ["ReviewCasesOrdered"] = "審査順の並べ替え",
        ["ReviewDocumentUploaded"] = "資料の受信",
        ["ReviewDocumentRefused"] = "資料の受信の拒否",
        ["ReviewDocumentChecked"] = "資料の検査",
        ["ReviewDocumentMoved"] = "資料の移動",
        ["ReviewDocumentsOrdered"] = "資料の並べ替え",
        ["ReviewDocumentRemoved"] = "資料の取り除き",
        ["ReviewDocumentPreviewed"] = "資料の確認（職員）",
        ["ReviewPacketRequested"] = "資料をまとめる依頼",
        ["ReviewPacketPreviewed"] = "1冊にまとめた資料の確認（職員）",
        ["ReviewSessionRegistered"] = "審査会の登録",
        ["ReviewSessionUpdated"] = "審査会の更新",
        ["ReviewerLockedByHand"] = "審査員のロック（保険者による）",
        ["ReviewSessionAmended"] = "審査会の更新（資料はそのまま）",
        ["ReviewSessionDeleted"] = "審査会の削除",
        ["ReviewSessionCancelled"] = "準備の取りやめ",
        ["ReviewSessionClosed"] = "閲覧期限による終了",
        ["ReviewPapersPurged"] = "保存期間による資料の削除",
        ["ReviewSessionsExported"] = "審査会の一覧の保存",
        ["ViewingStatusExported"] = "参照状況の保存",
        ["SessionLogExported"] = "審査会の記録の保存",
        ["ReviewOpened"] = "審査員の入室",
        ["ReviewGateRefused"] = "審査員の入室の失敗",
        ["ReviewerLocked"] = "審査員のURLのロック",
        ["ReviewSessionLocked"] = "審査会のURLのロック",
        ["ReviewerUnlocked"] = "審査員のURLのロックの解除",
        ["ReviewPapersOpened"] = "資料の開封（審査員）",
        ["ReviewPapersViewed"] = "資料の表示（審査員）",
        ["ReviewPapersDownloaded"] = "資料のダウンロード（審査員）",
        ["ReviewCaseRead"] = "事例の既読（審査員）",
        ["ReviewVersionChanged"] = "新しい版への切り替え（審査員）",
        ["ReviewVisitEnded"] = "閲覧の終了（審査員）",
        ["SessionReviewerStopped"] = "審査員の閲覧の停止",
        ["ReviewLinkSentAgain"] = "審査員のURLの再送",
        ["ReviewLinkRenewed"] = "審査員のURLの作り直し",
        ["SessionReviewerAddressCorrected"] = "審査員のアドレスの訂正",
        ["ViewingPasswordsRenewed"] = "参照用パスワードの作り直し",
        ["ReviewersReminded"] = "開催前のお知らせ（自動）",
        ["UnreadReviewersReminded"] = "読んでいない審査員へのお知らせ",
        ["HeldReviewMailSent"] = "保留した審査員へのメールの送信",
        ["HeldMailConfirmed"] = "保留したメールの送信",
        ["MailRetried"] = "メールの送り直し",
        ["MailsExported"] = "送信メールの一覧の保存",
        ["BannerSet"] = "全体へのお知らせの掲示",
        ["BannerEnded"] = "全体へのお知らせの終了",
        ["BannersExported"] = "全体へのお知らせの一覧の保存",
        ["SubsidyProgrammeSupplied"] = "助成金の制度の追加（製品に付属）",
        ["SubsidyProgrammeDrafted"] = "助成金の制度の案の作成",
        ["SubsidyProgrammeEdited"] = "助成金の制度の案の変更",
        ["SubsidyProgrammeProposed"] = "助成金の制度の承認の依頼",
        ["SubsidyProgrammeSentBack"] = "助成金の制度の差し戻し",
        ["SubsidyProgrammeApproved"] = "助成金の制度の承認",
        ["SubsidyProgrammeDiscarded"] = "助成金の制度の案の取りやめ",
        ["AuditEventsExported"] = "監査記録の保存",
    };

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["Account"] = "アカウント",
        ["AccountSession"] = "ログイン中の端末",
        ["Banner"] = "全体へのお知らせ",
        ["Insurer"] = "保険者",
        ["NotificationAddress"] = "通知先アドレス",
        ["OutgoingMail"] = "送信メール",
        ["Panel"] = "合議体",
        ["ReviewBoardSettings"] = "審査会資料の設定",
        ["ReviewCase"] = "事例",
        ["ReviewDocument"] = "資料",
        ["ReviewPacket"] = "1冊にまとめた資料",
        ["ReviewSession"] = "審査会",
        ["Reviewer"] = "審査員（名簿）",
        ["ReviewerImport"] = "審査員の取り込み",
        ["SessionReviewer"] = "審査会の審査員",
        ["SubsidyProgramme"] = "助成金の制度",
    };

    /// <summary>An act in words.</summary>
    public static string Action(string action) => Actions.GetValueOrDefault(action, action);

    /// <summary>The kind of thing it was done to, in words.</summary>
    public static string Kind(string kind) => Kinds.GetValueOrDefault(kind, kind);

    /// <summary>The details as name and value, as they are read.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Details(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject()
            .Where(pair => pair.Value is not { ValueKind: JsonValueKind.Null } && !(pair.Value.ValueKind == JsonValueKind.Array && pair.Value.GetArrayLength() == 0))
            .Select(pair => KeyValuePair.Create(AuditDetailText.Name(pair.Name), AuditDetailText.Value(pair.Value)))];
    }
}
