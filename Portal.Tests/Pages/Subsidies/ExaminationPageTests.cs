using System.Net;
using Portal.Core.Subsidies;
using Portal.Tests.Core.Pdf;
using Portal.Tests.Support;

namespace Portal.Tests.Pages.Subsidies;

public sealed class ExaminationPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_number_that_was_read_aloud_leads_to_its_application()
    {
        var (_, id) = await portal.NewSentApplication();
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        using var examiner = await portal.SignIn(await portal.NewExaminer());

        var found = await examiner.OpenAsync($"/operator/receipts?Number={Uri.EscapeDataString(number.Replace("-", "ー", StringComparison.Ordinal))}");

        Assert.Contains("受付済み", found.MainText(), StringComparison.Ordinal);
        Assert.NotNull(found.QuerySelector($"main a[href$='/operator/subsidies/applications/{id}']"));
    }

    [Fact]
    public async Task From_the_list_to_the_letter_through_the_real_forms()
    {
        var (applicant, id) = await portal.NewSentApplication();
        var number = (await portal.ApplicationOf(id)).ReceiptNumber!;
        using var examiner = await portal.SignIn(await portal.NewExaminer());
        using var approver = await portal.SignIn(await portal.NewExaminer());
        using var office = await portal.SignIn(applicant);
        var path = $"/operator/subsidies/applications/{id}";

        Assert.Contains(number, (await examiner.OpenAsync("/operator/subsidies/applications")).MainText(), StringComparison.Ordinal);
        await examiner.SubmitAsync(await examiner.OpenAsync(path), path, "#take");
        Assert.Contains("審査中", (await office.OpenAsync($"/subsidies/applications/{id}")).MainText(), StringComparison.Ordinal);
        await examiner.SubmitAsync($"{path}/propose", ("Grants", "True"));
        Assert.Null((await examiner.OpenAsync($"{path}/decide")).QuerySelector("#decide"));
        Assert.Contains(number, (await approver.OpenAsync("/operator/subsidies/applications?State=proposed")).MainText(), StringComparison.Ordinal);
        await approver.SubmitAsync(await approver.OpenAsync($"{path}/decide"), $"{path}/decide", "#decide");

        var told = (await office.OpenAsync($"/subsidies/applications/{id}")).MainText();
        var letter = await office.GetAsync($"/subsidies/applications/{id}/letter.pdf");
        using var workshop = new PdfWorkshop();
        var text = await PdfWorkshop.DenseTextAsync(workshop.Write(await letter.Content.ReadAsByteArrayAsync()));
        var decision = await portal.DecisionOf(id);
        Assert.DoesNotContain(number, (await approver.OpenAsync("/operator/subsidies/applications?State=proposed")).MainText(), StringComparison.Ordinal);
        Assert.Null((await approver.OpenAsync($"{path}/decide")).QuerySelector("#decide"));
        Assert.Contains("交付決定 64,000円", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, letter.StatusCode);
        foreach (var expected in new[]
        {
            decision.LetterNumber, "令和8年11月20日", "金64,000円", number, "交付決定通知書", "令和14年3月31日", "令和10年4月30日",
            VerificationCode.Written(decision.VerificationCode),
        })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await approver.GetAsync($"{path}/letter.pdf")).StatusCode);
        using var stranger = await portal.SignIn(await portal.NewOfficeUser());
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/subsidies/applications/{id}/letter.pdf")).StatusCode);
        using var anybody = portal.Visit();
        var verified = await anybody.SubmitAsync("/subsidies/verify", ("Code", decision.VerificationCode));
        Assert.Contains(decision.LetterNumber, (await verified.ReadPageAsync()).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_papers_that_were_sent_are_seen_by_the_secretariat()
    {
        var (_, id) = await portal.NewSentApplication();
        using var examiner = await portal.SignIn(await portal.NewExaminer());
        var path = $"/operator/subsidies/applications/{id}";

        var page = await examiner.OpenAsync(path);
        var picture = page.QuerySelector("img.paper")!.GetAttribute("src")!;

        Assert.Equal("image/jpeg", (await examiner.GetAsync(picture)).Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await examiner.GetAsync($"{path}/evidence/{Guid.CreateVersion7()}")).StatusCode);
        Assert.Equal(4, page.QuerySelectorAll(".tabs a").Length);
    }

    [Fact]
    public async Task What_is_wrong_in_a_proposal_is_said_beside_it_and_kept()
    {
        var (_, id) = await portal.NewSentApplication();
        var official = await portal.NewExaminer();
        await portal.SendAs(official, new TakeExamination(id));
        using var examiner = await portal.SignIn(official);

        var response = await examiner.SubmitAsync($"/operator/subsidies/applications/{id}/propose", ("Grants", "True"), ("Amount", "50,000"));

        var page = await response.ReadPageAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(ExaminationErrors.ReasonForAmount.Message, page.ErrorFor("Reason"));
        Assert.Equal("50,000", page.QuerySelector("[name=Amount]")!.GetAttribute("value"));
    }
}
