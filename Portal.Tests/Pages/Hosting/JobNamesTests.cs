using MediatR;
using Portal.Core.Mail;
using Portal.Jobs;

namespace Portal.Tests.Pages.Hosting;

public sealed class JobNamesTests
{
    /// <summary>A job is a request without parameters that answers whether there may be more.</summary>
    public static TheoryData<string> Jobs => new(
        new[] { typeof(SendNextMails).Assembly, typeof(JobNames).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IRequest<bool>)) && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => type.Name));

    [Theory]
    [MemberData(nameof(Jobs))]
    public void Every_job_has_a_name_that_an_operator_understands(string job)
    {
        Assert.DoesNotContain(job, JobNames.Of(job), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_job_keeps_its_own_name()
    {
        Assert.Equal("BrewTea", JobNames.Of("BrewTea"));
    }
}
