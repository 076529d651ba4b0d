using Portal.Core.Municipalities;
using Portal.Core.Results;

namespace Portal.Tests.Core.Municipalities;

/// <summary>保険者の日程の状態: every act in every state, and what it leads to.</summary>
public sealed class InsurerScheduleTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly SetupPlacement Setup = Requests.On(2027, 2, 1, 3);
    private static readonly SetupPlacement Later = Requests.On(2027, 3, 1, 3);

    private static readonly Dictionary<string, Func<InsurerSchedule, Result>> Acts = new()
    {
        ["案をつくり直す"] = s => s.Redraft(Later),
        ["通知する"] = s => s.Notify(Today.AddDays(14), Today),
        ["承諾する"] = s => s.Accept(Today),
        ["問題あり"] = s => s.Dispute("その週は選挙があります。"),
        ["別日を希望する"] = s => s.WishOtherStart(Setup.CompletesOn.AddDays(3), isSure: false, Today),
        ["希望の日にする"] = s => s.GrantOtherStart(Today),
        ["確定する"] = s => s.Fix(),
        ["公開する"] = s => s.Publish(Today, []),
        ["変更を希望する"] = s => s.WishChange("システムの入れ替えが遅れます。", Later.ServiceStartsOn),
        ["変更しない"] = s => s.KeepAsItIs(),
        ["延期する"] = s => s.Postpone(Later, Later.ServiceStartsOn, "システムの準備のため", isAgreed: true, isSure: false, Today),
        ["日程調整中に戻す"] = s => s.Withdraw("システムの準備のため"),
    };

    private static readonly Dictionary<string, string[]> WaysTo = new()
    {
        ["案"] = [],
        ["通知済み"] = ["通知する"],
        ["承諾"] = ["通知する", "承諾する"],
        ["問題あり"] = ["通知する", "問題あり"],
        ["別日希望"] = ["通知する", "別日を希望する"],
        ["確定"] = ["通知する", "承諾する", "確定する"],
        ["公開"] = ["通知する", "承諾する", "確定する", "公開する"],
        ["変更希望"] = ["通知する", "承諾する", "確定する", "公開する", "変更を希望する"],
        ["延期"] = ["通知する", "承諾する", "確定する", "公開する", "延期する"],
        ["日程調整中"] = ["通知する", "承諾する", "確定する", "公開する", "日程調整中に戻す"],
    };

    /// <summary>What an act leads to; where a state is missing, the act is refused there.</summary>
    private static readonly Dictionary<(string From, string Act), string> Arrows = new()
    {
        [("案", "案をつくり直す")] = "案",
        [("通知済み", "案をつくり直す")] = "案",
        [("承諾", "案をつくり直す")] = "案",
        [("問題あり", "案をつくり直す")] = "案",
        [("別日希望", "案をつくり直す")] = "案",
        [("確定", "案をつくり直す")] = "案",
        [("日程調整中", "案をつくり直す")] = "案",
        [("案", "通知する")] = "通知済み",
        [("通知済み", "承諾する")] = "承諾",
        [("通知済み", "問題あり")] = "問題あり",
        [("通知済み", "別日を希望する")] = "別日希望",
        [("別日希望", "希望の日にする")] = "承諾",
        [("承諾", "確定する")] = "確定",
        [("確定", "公開する")] = "公開",
        [("公開", "変更を希望する")] = "変更希望",
        [("延期", "変更を希望する")] = "変更希望",
        [("変更希望", "変更しない")] = "公開",
        [("公開", "延期する")] = "延期",
        [("変更希望", "延期する")] = "延期",
        [("公開", "日程調整中に戻す")] = "日程調整中",
        [("変更希望", "日程調整中に戻す")] = "日程調整中",
        [("延期", "日程調整中に戻す")] = "日程調整中",
    };

    public static TheoryData<string, string> EveryActInEveryState
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var state in WaysTo.Keys)
            {
                foreach (var act in Acts.Keys.Where(a => (state, a) != ("延期", "延期する")))
                {
                    data.Add(state, act);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryActInEveryState))]
    public void An_act_leads_on_or_is_refused_and_changes_nothing(string state, string act)
    {
        var schedule = In(state);
        var before = StateOf(schedule);

        var result = Acts[act](schedule);

        if (Arrows.TryGetValue((state, act), out var to))
        {
            Assert.Empty(result.Errors);
            Assert.Equal(to, schedule.Status.Text());
        }
        else
        {
            Assert.Equal([InsurerScheduleErrors.NotNow(before.Status)], result.Errors);
            Assert.Equal(before, StateOf(schedule));
        }
    }

    [Fact]
    public void Every_state_is_tried() => Assert.Equal(Enum.GetValues<InsurerScheduleStatus>().Select(s => s.Text()).Order(), WaysTo.Keys.Order());

    [Fact]
    public void A_day_is_public_from_publication_until_it_is_withdrawn()
    {
        foreach (var state in WaysTo.Keys)
        {
            var schedule = In(state);

            DateOnly? expected = state switch
            {
                "公開" or "変更希望" => Setup.ServiceStartsOn,
                "延期" => Later.ServiceStartsOn,
                _ => null,
            };
            Assert.Equal((state, expected), (state, schedule.PublicStartOn));
            Assert.Equal(expected is not null, schedule.IsPublic);
            Assert.Equal(state is "延期" or "日程調整中" ? "システムの準備のため" : null, schedule.PublicReason);
        }
    }

    [Fact]
    public void A_wish_that_is_not_followed_goes_back_to_what_was_public()
    {
        var schedule = In("延期");
        schedule.WishChange("もう1か月ください。", null);

        Assert.False(schedule.KeepAsItIs().Failed);

        Assert.Equal((InsurerScheduleStatus.Postponed, Later.ServiceStartsOn), (schedule.Status, schedule.PublicStartOn!.Value));
        Assert.Null(schedule.InsurerReason);
    }

    [Fact]
    public void A_new_draft_voids_what_was_replied_and_keeps_why_the_public_day_went()
    {
        var disputed = In("問題あり");
        var withdrawn = In("日程調整中");

        Assert.Empty(disputed.Redraft(Later).Errors);
        Assert.Empty(withdrawn.Redraft(Later).Errors);

        Assert.Null(disputed.InsurerReason);
        Assert.Null(disputed.ReplyBy);
        Assert.Equal(Later.ServiceStartsOn, disputed.StartsOn);
        Assert.Equal("システムの準備のため", withdrawn.PublicReason);
    }

    private static InsurerSchedule In(string state)
    {
        var schedule = new InsurerSchedule { InsurerId = Guid.CreateVersion7(), Setup = Setup };
        foreach (var act in WaysTo[state])
        {
            Assert.Empty(Acts[act](schedule).Errors);
        }

        return schedule;
    }

    private static (InsurerScheduleStatus Status, SetupPlacement, DateOnly, DateOnly?, DateOnly?, DateOnly?, string?, string?) StateOf(InsurerSchedule s) =>
        (s.Status, s.Setup, s.StartsOn, s.ReplyBy, s.WishedStartOn, s.PublicStartOn, s.InsurerReason, s.PublicReason);
}
