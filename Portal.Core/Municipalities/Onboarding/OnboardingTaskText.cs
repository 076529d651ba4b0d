namespace Portal.Core.Municipalities;

/// <summary>タスクの言葉: what to do, with which documents, who.</summary>
public static class OnboardingTaskText
{
    public static string Title(this OnboardingTask task) => task switch
    {
        OnboardingTask.Method => "業務方式の確認・調整",
        OnboardingTask.Survey => "適用時期の検討・アンケート回答",
        OnboardingTask.Package => "パッケージの適用",
        OnboardingTask.Preparation => "初期セットアップの事前準備",
        OnboardingTask.InitialSetup => "初期セットアップ",
        OnboardingTask.PrivacyAssessment => "PIA（特定個人情報保護評価）",
        OnboardingTask.Workflow => "業務運用フローの見直し",
        OnboardingTask.Announcement => "事業所・医療機関・住民等への周知",
        OnboardingTask.Contract => "３者契約",
        _ => "費用の考え方",
    };

    public static string Text(this TaskState state) => state switch
    {
        TaskState.NotStarted => "未着手",
        TaskState.UnderWay => "進行中",
        TaskState.Done => "完了",
        _ => "対象外",
    };

    /// <summary>する人.</summary>
    public static string Who(this OnboardingTask task) => task switch
    {
        OnboardingTask.Method or OnboardingTask.InitialSetup => "介護保険担当課、情報政策担当課、システムベンダ",
        OnboardingTask.Survey => "介護保険担当課",
        OnboardingTask.Package => "システムベンダ、情報政策担当課",
        OnboardingTask.Preparation => "介護保険担当課（ポータルの管理者）",
        OnboardingTask.PrivacyAssessment => "介護保険担当課、個人情報保護担当課",
        OnboardingTask.Workflow or OnboardingTask.Announcement => "介護保険担当課",
        OnboardingTask.Contract => "介護保険担当課、契約担当課",
        _ => "介護保険担当課、財政担当課",
    };

    /// <summary>すること.</summary>
    public static IReadOnlyList<string> WhatToDo(this OnboardingTask task) => task switch
    {
        OnboardingTask.Method =>
        [
            "広域連合・一部事務組合のときは、組合と構成市町村のどちらが接続するかを決めます。",
            "方式①（API連携・バッチ処理）と方式②（ファイル連携）のどちらにするかを、情報政策担当課・システムベンダと相談して決めます。",
            "決めたことを、アンケートで回答します。",
        ],
        OnboardingTask.Survey =>
        [
            "介護保険システムの状況と、初期セットアップの希望の月を確かめます。", "アンケートに回答し、送信します。",
        ],
        OnboardingTask.Package =>
        [
            "標準準拠システムに移行し、介護情報基盤との連携に対応したパッケージを適用します。",
            "適合基準日（令和9年1月1日）は延期できません。間に合うように、システムベンダと日程を決めます。",
        ],
        OnboardingTask.Preparation =>
        [
            "管理者がポータルにログインし、自分のパスワードと二要素認証を設定します。",
            "処理結果の通知先と、審査会資料の参照状況の通知先を設定し、届いたメールで確認します。", "担当者を登録します。",
            "方式①のときは、認証キーを発行し、介護保険システムに設定します。",
        ],
        OnboardingTask.InitialSetup =>
        [
            "公開された期間に、基準日に有効な被保険者と、それより後の被保険者のデータをまとめて送ります。",
            "そのあいだも、介護保険システムはふだんどおり使えます。", "送り終えたら、完了した日を報告します。",
        ],
        OnboardingTask.PrivacyAssessment =>
        [
            "介護情報基盤との連携を加えた特定個人情報保護評価を行い、評価書を公表します。",
            "広域連合・一部事務組合のときは、地域支援事業の実施主体がどの団体かを、構成市町村と確かめます。",
        ],
        OnboardingTask.Workflow =>
        [
            "認定申請、主治医意見書、認定審査会、証の交付の流れを見直し、マニュアルと様式を変えます。",
            "認定申請書の様式に、介護情報を見せることへの同意の欄を入れます。",
            "事業所・医療機関が基盤を使うのは任意です。紙のやり取りも続けられるようにします。",
        ],
        OnboardingTask.Announcement =>
        [
            "管内の介護事業所・医療機関に、利用開始日と、主治医意見書の電送を始める日を知らせます。", "住民に、窓口や広報で知らせます。",
            "下の案内文を直して使えます。",
        ],
        OnboardingTask.Contract =>
        [
            "保険者・都道府県の国保連合会・国保中央会の３者で契約します。都道府県のとりまとめはなく、保険者ごとに結びます。",
            "特定個人情報に関する自団体の規程、再委託の範囲、地域支援事業の実施主体を確かめます。",
            "契約日は、初期セットアップの時期と関係なく、すべて令和8年4月1日です。",
        ],
        _ =>
        [
            "基盤の運用費は、地域支援事業費に計上します。", "介護保険システムの改修費は、地域支援事業費の対象になりません。別に計上します。",
            "運用費の契約は、国保中央会と２者で結びます。",
        ],
    };

    /// <summary>資料.</summary>
    public static IReadOnlyList<string> Documents(this OnboardingTask task) => task switch
    {
        OnboardingTask.Method => ["自治体説明会の資料（接続方式、接続設定）"],
        OnboardingTask.Survey => ["アンケートの画面", "システムベンダからの回答（対応できる月）"],
        OnboardingTask.Package => ["システムベンダの適用計画"],
        OnboardingTask.Preparation => ["初回ログイン手順書", "ポータルの操作マニュアル（保険者の方へ）", "介護情報基盤操作マニュアル"],
        OnboardingTask.InitialSetup => ["介護情報基盤操作マニュアル（初期セットアップ）"],
        OnboardingTask.PrivacyAssessment => ["評価書（公表したもの）"],
        OnboardingTask.Workflow => ["見直した業務フロー", "認定申請書の様式（令和8年4月1日以降）"],
        OnboardingTask.Announcement => ["事業所・医療機関向けの案内文", "住民向けの案内文"],
        OnboardingTask.Contract => ["３者契約書（全国統一のひな形）"],
        _ => ["予算書", "運用費の契約書"],
    };
}
