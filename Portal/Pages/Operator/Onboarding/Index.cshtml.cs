using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Portal.Core.JapaneseText;
using Portal.Core.Municipalities;

namespace Portal.Pages.Operator.Onboarding;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public static IReadOnlyList<SelectListItem> PrefectureChoices =>
        [new("すべて", ""), .. Prefectures.All.Select(p => new SelectListItem(p.Name, p.Code))];

    public static IReadOnlyList<SelectListItem> Tasks =>
        [new("どのタスクでも", ""), .. OnboardingTasks.All.Select(t => new SelectListItem($"{(int)t} {t.Title()}", $"{(int)t}"))];

    public static IReadOnlyList<SelectListItem> States =>
        [new("すべて", ""), .. Enum.GetValues<TaskState>().Select(s => new SelectListItem(s.Text(), s.ToString()))];

    [BindProperty(SupportsGet = true, Name = "q")] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public string? Prefecture { get; set; }

    [BindProperty(SupportsGet = true)] public int? Task { get; set; }

    [BindProperty(SupportsGet = true)] public TaskState? State { get; set; }

    [BindProperty(SupportsGet = true)] public int? P { get; set; }

    public OnboardingList List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        List = await mediator.Send(new ListOnboarding(new OnboardingFilter(Text, Prefecture, Task, State), P ?? 1), cancellationToken);
}
