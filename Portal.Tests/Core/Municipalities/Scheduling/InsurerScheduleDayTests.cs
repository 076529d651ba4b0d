using Portal.Core.Municipalities;

namespace Portal.Tests.Core.Municipalities;

/// <summary>利用開始日と理由の確かめ.</summary>
public sealed class InsurerScheduleDayTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>Complete on the leap day.</summary>
    private static readonly SetupPlacement Setup = new(new(2028, 2, 24), new(2028, 2, 29));

    [Theory]
    [InlineData("2028-02-28", false, "利用開始日は、初期セットアップ完了日（令和10年2月29日（火））か後の日にしてください。")]
    [InlineData("2028-02-28", true, "利用開始日は、初期セットアップ完了日（令和10年2月29日（火））か後の日にしてください。")]
    [InlineData("2028-02-29", false, null)]
    [InlineData("2028-03-06", false, null)]
    [InlineData("2028-03-07", false, "いまの利用開始日と同じ日です。この日でよければ「承諾する」を選んでください。")]
    [InlineData("2028-03-08", false, "完了日（令和10年2月29日（火））から利用開始日まで、1週間より長くあきます。そのあいだも、マイナポータルなどで情報を見られるようになります。この日でよければ、確かめた印をつけてください。")]
    [InlineData("2028-03-08", true, null)]
    [InlineData("2028-04-01", true, null)]
    public void Another_day_is_refused_before_the_completion_and_warned_of_long_after(string day, bool isSure, string? error)
    {
        var schedule = Notified();
        var startsOn = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        var result = schedule.WishOtherStart(startsOn, isSure, Today);

        Assert.Equal(error, result.Errors.SingleOrDefault()?.Message);
        Assert.Equal(error is null ? startsOn : null, schedule.WishedStartOn);
    }

    [Fact]
    public void A_day_that_was_wished_is_the_day_that_is_published()
    {
        var schedule = Notified();
        schedule.WishOtherStart(new(2028, 3, 1), isSure: false, Today);
        schedule.GrantOtherStart(Today);
        schedule.Fix();

        Assert.Empty(schedule.Publish(Today, []).Errors);

        Assert.Equal((new DateOnly(2028, 3, 1), new DateOnly(2028, 3, 1)), (schedule.StartsOn, schedule.PublicStartOn!.Value));
        Assert.Null(schedule.WishedStartOn);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void A_reply_is_due_after_today(int days, bool isRefused)
    {
        var schedule = new InsurerSchedule { InsurerId = Guid.CreateVersion7(), Setup = Setup };

        var result = schedule.Notify(Today.AddDays(days), Today);

        Assert.Equal(isRefused ? InsurerScheduleErrors.ReplyByPast : null, result.Errors.SingleOrDefault());
    }

    [Fact]
    public void A_reason_is_asked_for_and_kept_without_its_spaces()
    {
        var (notified, published, long1) = (Notified(), Published(), new string('長', InsurerSchedule.ReasonMaxLength + 1));

        Assert.Equal([InsurerScheduleErrors.ReasonMissing], notified.Dispute(" 　").Errors);
        Assert.Equal([InsurerScheduleErrors.ReasonTooLong], notified.Dispute(long1).Errors);
        Assert.Equal([InsurerScheduleErrors.ReasonMissing], published.WishChange(null, null).Errors);
        Assert.Equal([InsurerScheduleErrors.ReasonMissing], published.Withdraw("").Errors);
        Assert.Equal([InsurerScheduleErrors.ReasonTooLong], published.Withdraw(long1).Errors);
        Assert.Equal([InsurerScheduleErrors.ReasonMissing], published.Postpone(Setup, new(2028, 3, 9), null, true, true, Today).Errors);
        Assert.Equal((InsurerScheduleStatus.Notified, InsurerScheduleStatus.Published), (notified.Status, published.Status));

        Assert.Empty(notified.Dispute(" 選挙があります。 ").Errors);
        Assert.Equal("選挙があります。", notified.InsurerReason);
    }

    [Theory]
    [InlineData("2028-03-07", true, true, "延期は、公開している利用開始日（令和10年3月7日（火））より後の日にしてください。早めるときは、日程調整中に戻してください。")]
    [InlineData("2028-03-27", true, true, "利用開始日は、初期セットアップ完了日（令和10年3月28日（火））か後の日にしてください。")]
    [InlineData("2028-04-04", false, false, "保険者が承諾していない日は公開できません。承諾を得てから、もう一度操作してください。")]
    [InlineData("2028-04-04", true, false, null)]
    [InlineData("2028-04-05", true, false, "完了日（令和10年3月28日（火））から利用開始日まで、1週間より長くあきます。そのあいだも、マイナポータルなどで情報を見られるようになります。この日でよければ、確かめた印をつけてください。")]
    [InlineData("2028-04-05", true, true, null)]
    public void A_public_day_moves_later_with_the_insurers_consent(string day, bool isAgreed, bool isSure, string? error)
    {
        var schedule = Published();
        var startsOn = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        var result = schedule.Postpone(new SetupPlacement(new(2028, 3, 27), new(2028, 3, 28)), startsOn, "システムの準備のため", isAgreed, isSure, Today);

        Assert.Equal(error, result.Errors.SingleOrDefault()?.Message);
        Assert.Equal(error is null ? startsOn : Setup.ServiceStartsOn, schedule.PublicStartOn);
    }

    [Fact]
    public void The_insurers_own_wish_is_its_consent_and_a_day_can_be_moved_twice()
    {
        var schedule = Published();
        schedule.WishChange("準備が遅れます。", new(2028, 3, 14));

        Assert.Empty(schedule.Postpone(Setup, new(2028, 3, 14), "準備のため", isAgreed: false, isSure: true, Today).Errors);
        Assert.Empty(schedule.Postpone(Setup, new(2028, 3, 15), "準備のため", isAgreed: true, isSure: true, Today).Errors);

        Assert.Equal(new DateOnly(2028, 3, 15), schedule.PublicStartOn);
        Assert.Equal(InsurerScheduleStatus.Postponed, schedule.Status);
    }

    private static InsurerSchedule Notified()
    {
        var schedule = new InsurerSchedule { InsurerId = Guid.CreateVersion7(), Setup = Setup };
        schedule.Notify(Today.AddDays(14), Today);
        return schedule;
    }

    private static InsurerSchedule Published()
    {
        var schedule = Notified();
        schedule.Accept(Today);
        schedule.Fix();
        schedule.Publish(Today, []);
        return schedule;
    }
}
