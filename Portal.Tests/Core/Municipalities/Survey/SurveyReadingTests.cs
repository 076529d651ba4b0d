using Portal.Core.Municipalities;
using Portal.Core.Results;
using Portal.Tests.Support;

namespace Portal.Tests.Core.Municipalities;

/// <summary>What may be sent of a 回答票, and what keeps it from being sent.</summary>
public sealed class SurveyReadingTests
{
    private static readonly Guid Vendor = Guid.CreateVersion7();
    private static readonly DateOnly Today = new(2026, 12, 10);
    private static readonly SurveyForm Good = Surveys.Complete(Vendor);

    public static TheoryData<string, SurveyForm, Error> Refused => new()
    {
        { "no state", Good with { State = null }, SurveyErrors.StateMissing },
        { "a vendor that is not registered", Good with { VendorId = Guid.CreateVersion7() }, SurveyErrors.VendorUnknown },
        { "two vendors", Good with { OtherVendor = "別の会社" }, SurveyErrors.TwoVendors },
        { "a registered vendor by its name", Good with { VendorId = null, OtherVendor = " Ａ社" }, SurveyErrors.VendorListed },
        { "no day", Good with { StandardisedOn = "来年" }, SurveyErrors.DayUnreadable },
        { "planned without a day", Good with { StandardisedOn = " " }, SurveyErrors.DayMissing },
        { "used, but only from tomorrow", Good with { State = SystemState.Standardised, StandardisedOn = "2026-12-11" }, SurveyErrors.DayToCome },
        { "no month", Good with { WishedMonth = "春" }, SurveyErrors.MonthUnreadable },
        { "after March 2028", Good with { WishedMonth = "令和10年4月" }, SurveyErrors.MonthTooLate },
        { "no telephone", Good with { ContactPhone = "" }, SurveyErrors.PhoneMissing },
        { "a telephone that is none", Good with { ContactPhone = "内線12" }, SurveyErrors.PhoneUnreadable },
        { "long remarks", Good with { Remarks = new string('あ', 1_001) }, SurveyErrors.RemarksTooLong },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_is_refused_beside_its_field(string why, SurveyForm form, Error error) =>
        Assert.Equal([(why, error)], Read(form).Errors.Select(e => (why, e)));

    [Theory]
    [InlineData("ContactName")]
    [InlineData("ContactDepartment")]
    [InlineData("ContactEmail")]
    public void The_contact_is_needed(string field) => Assert.Equal(field, Assert.Single(Read(field switch
    {
        "ContactName" => Good with { ContactName = " " },
        "ContactDepartment" => Good with { ContactDepartment = null },
        _ => Good with { ContactEmail = "試験" },
    }).Errors).Field);

    [Theory]
    [InlineData("令和9年2月")]
    [InlineData("Ｒ９．２")]
    [InlineData("2027-02")]
    public void A_month_is_read_as_people_type_it(string typed) =>
        Assert.Equal(new DateOnly(2027, 2, 1), Read(Good with { WishedMonth = typed }).Value.WishedMonth);

    [Fact]
    public void The_last_month_is_March_2028() =>
        Assert.Equal(new DateOnly(2028, 3, 1), Read(Good with { WishedMonth = "令和10年3月" }).Value.WishedMonth);

    [Fact]
    public void What_is_not_decided_may_be_left_out()
    {
        var facts = Read(Good with
        {
            State = SystemState.Undecided,
            VendorId = null,
            PackageName = "",
            StandardisedOn = "",
            WishedMonth = "",
            Method = null,
        }).Value;

        Assert.Equal(
            (null, null, null, null, (ConnectionMethod?)null),
            (facts.VendorId, facts.PackageName, facts.StandardisedOn, facts.WishedMonth, facts.Method));
    }

    [Fact]
    public void Only_a_union_is_asked_who_connects()
    {
        Assert.Equal([SurveyErrors.BodyMissing], Read(Good, isUnion: true).Errors);
        Assert.Equal(ConnectingBody.Members, Read(Good with { ConnectingBody = ConnectingBody.Members }, isUnion: true).Value.ConnectingBody);
        Assert.Null(Read(Good with { ConnectingBody = ConnectingBody.Members }).Value.ConnectingBody);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_in_the_order_of_the_form() => Assert.Equal(
        ["State", "WishedMonth", "ContactName", "ContactDepartment", "ContactPhone", "ContactEmail"],
        Read(SurveyForm.Blank with { WishedMonth = "春" }).Errors.Select(e => e.Field));

    private static Result<SurveyFacts> Read(SurveyForm form, bool isUnion = false) =>
        new SurveyReading(new Dictionary<Guid, string> { [Vendor] = "A社" }, isUnion, Today).Read(form);
}
